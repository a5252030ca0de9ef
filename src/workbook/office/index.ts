export { createOfficePort } from "./officePort";
