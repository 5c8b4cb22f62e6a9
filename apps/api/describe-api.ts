import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';

/** The description of the API for programs at `/api/openapi.json`, and for people at `/api/docs`, which asks no other host for anything. */
export function describeApi(app: INestApplication): void {
  const about = new DocumentBuilder()
    .setTitle('OneWindow 一窗通')
    .setDescription('Business registration: one form, parallel approval, one licence. 企业登记：一张表、并联审批、一照一码。')
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer' }, 'program')
    .addCookieAuth('ow_session', { type: 'apiKey', in: 'cookie' }, 'browser')
    .build();
  SwaggerModule.setup('api/docs', app, () => SwaggerModule.createDocument(app, about), {
    jsonDocumentUrl: 'api/openapi.json',
    yamlDocumentUrl: 'api/openapi.yaml',
    customSiteTitle: 'OneWindow API',
    swaggerOptions: { validatorUrl: null },
  });
}
