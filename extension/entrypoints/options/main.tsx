import { i18n } from "#i18n";
import "../../options/style.css";
import { Options } from "../../options/Options";
import { mount } from "../../ui/mount";

mount(<Options />, i18n.t("optionsTitle"));
