import "../../popup/style.css";
import { Popup } from "../../popup/Popup";
import { mount } from "../../ui/mount";

mount(<Popup />);
