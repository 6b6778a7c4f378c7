import "../../options/style.css";
import { Options } from "../../options/Options";
import { mount } from "../../ui/mount";

mount(<Options />);
