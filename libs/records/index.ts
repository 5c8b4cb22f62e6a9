export { RecordsModule } from './records.module.ts';
export { importRegister, type HandedOverRegister } from './import-register.ts';
export { RegisterImport, RegisterImportFault } from './register-import.entity.ts';
