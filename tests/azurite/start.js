// Runs the emulator until stdin closes, so that it never outlives the test run that started it.
process.stdin.on("close", () => process.exit(0)).resume();
require("azurite/dist/src/azurite.js");
