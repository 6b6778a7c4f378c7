import { i18n } from "#i18n";
import "../../welcome/style.css";
import { mount } from "../../ui/mount";
import { Welcome } from "../../welcome/Welcome";

mount(<Welcome />, i18n.t("welcomeTitle"));
