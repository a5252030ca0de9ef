import { createOfficePort } from "../../../../src/workbook/office";
import { createFakeExcel } from "../../../fakes/fakeExcel";
import { ourAnswer, portContract, type CreateHarness } from "../portContract";

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

const harness =
  (api: string): CreateHarness =>
  async (sheets) => {
    const excel = createFakeExcel({ sheets, api, calculate: ourAnswer });
    excel.install();
    return {
      port: createOfficePort(),
      userTypes: async (at, values) => excel.data.userTypes(at, values),
      userInsertsRows: async (...given) => excel.data.userInsertsRows(...given),
      userSelects: async (address) => excel.data.userSelects(address),
      settle,
    };
  };

portContract("office, ExcelApi 1.13", harness("1.13"));
portContract("office, ExcelApi 1.21", harness("1.21"));
