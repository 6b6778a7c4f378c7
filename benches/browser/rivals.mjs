//! The reader modes measured beside us, as one script for the page.

import { Readability } from "@mozilla/readability";
import Defuddle from "defuddle";

globalThis.Rivals = { Readability, Defuddle };
