/* The reader's script: it only shortens the way. Each module takes one part of the page. */
import { watchMarks } from "./why.js";
import { followAddress } from "./address.js";
import { watchPanels } from "./panels.js";
import { watchShown } from "./shown.js";
import { watchKeys } from "./keys.js";
import { watchOutline } from "./outline.js";
import { watchPeople } from "./people.js";
import { watchPositions } from "./positions.js";

document.querySelector(".top nav [aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
watchMarks();
watchPanels();
watchShown();
watchKeys();
watchOutline();
watchPeople();
watchPositions();
document.fonts.ready.then(followAddress);
addEventListener("hashchange", followAddress);
