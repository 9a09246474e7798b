export { createSimulator, type Simulator, type SimulatorOptions } from "./create-simulator.ts";
