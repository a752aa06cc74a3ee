import { CxDelivery, CxDeliveryEvent } from './delivery.js';

CxDelivery.define('cx-delivery');

export { CxDelivery, CxDeliveryEvent };
