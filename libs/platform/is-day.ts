import { registerDecorator } from 'class-validator';
import { isDate } from '#libs/kernel';

/** A day that exists, as `YYYY-MM-DD`: the database would stumble over another. */
export const IsDay = (): PropertyDecorator => (target, property) =>
  registerDecorator({ name: 'isDay', target: target.constructor, propertyName: String(property), validator: { validate: isDate } });
