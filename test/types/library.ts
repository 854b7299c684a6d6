// Slips of a test that uses the library: they must not compile. Nothing here runs: the type check fails when one of them is
// no longer refused.
import type { Project } from '../../src/index.js';

export async function uses(project: Project, id: string): Promise<void> {
  await project.trigger('whatsapp.template', 'spring_sale/EN_US', 'pause');
  await project.trigger('whatsapp.template', { name: 'spring_sale', language: 'EN_US' }, 'reject', {
    rejectionCode: 'SCAM',
  });
  await project.trigger('whatsapp.sender', id, 'suspend');
  // @ts-expect-error A misspelt event.
  await project.trigger('whatsapp.template', 'spring_sale/EN_US', 'pauze');
  // @ts-expect-error An event of another lifecycle.
  await project.trigger('whatsapp.sender', id, 'unpause');
  // @ts-expect-error A misspelt lifecycle.
  await project.trigger('whatsapp.templat', 'spring_sale/EN_US', 'pause');
  // @ts-expect-error A part of the key that it does not have.
  await project.trigger('whatsapp.template', { name: 'spring_sale', lang: 'EN_US' }, 'pause');
  // @ts-expect-error A value that the datum cannot have.
  await project.trigger('whatsapp.template', 'spring_sale/EN_US', 'reject', { rejectionCode: 'SPAM' });
  // @ts-expect-error A misspelt datum.
  await project.trigger('whatsapp.template', 'spring_sale/EN_US', 'reject', { rejectionCod: 'SCAM' });
  // @ts-expect-error Data for an event that takes none.
  await project.trigger('whatsapp.template', 'spring_sale/EN_US', 'pause', { rejectionCode: 'SCAM' });

  await project.decide(id);
  await project.decide(id, 'reject', { rejectionCode: 'SCAM' });
  // @ts-expect-error A misspelt outcome.
  await project.decide(id, 'rejekt');

  await project.addRule({
    match: { lifecycle: 'whatsapp.template' },
    outcome: ['reject', 'approve'],
    with: { rejectionCode: 'SCAM' },
  });
  await project.addRule({ match: { lifecycle: 'bundle' }, outcome: 'hold' });
  // @ts-expect-error An outcome of another lifecycle.
  await project.addRule({ match: { lifecycle: 'bundle' }, outcome: 'reject' });
  // @ts-expect-error A misspelt outcome in a list.
  await project.addRule({ match: { lifecycle: 'whatsapp.template' }, outcome: ['reject', 'aprove'] });
  // @ts-expect-error A lifecycle that does not exist.
  await project.addRule({ match: { lifecycle: 'templates' }, outcome: 'reject' });
  await project.editRule(id, { enabled: false });

  await project.addFault({ error: 'template_exists', times: 1 });
  await project.addFault({ match: { operation: 'whatsapp.createTemplate' }, error: 'template_exists' });
  // @ts-expect-error An error code that no operation documents.
  await project.addFault({ error: 'template_exist' });
  // @ts-expect-error An error code that the operation does not document.
  await project.addFault({ match: { operation: 'createWebhook' }, error: 'template_exists' });
  // @ts-expect-error A misspelt operation.
  await project.addFault({ match: { operation: 'createWebhok' }, status: 500 });
  // @ts-expect-error A name that several operations have.
  await project.addFault({ match: { operation: 'createSender' }, status: 500 });

  await project.advanceUntil({ lifecycle: 'whatsapp.template', key: 'spring_sale/EN_US', state: 'APPROVED' });
  await project.advanceUntil({ type: 'WHATSAPP_TEMPLATE_APPROVED' });
  await project.advanceUntil({ key: id, state: 'ACTIVE' });
  // @ts-expect-error A state that no lifecycle has.
  await project.advanceUntil({ state: 'APROVED' });
  // @ts-expect-error A state of another lifecycle.
  await project.advanceUntil({ lifecycle: 'whatsapp.template', state: 'ONBOARDED' });
  // @ts-expect-error A misspelt webhook event.
  await project.advanceUntil({ type: 'WHATSAPP_TEMPLATE_APROVED' });
  // @ts-expect-error An event of another lifecycle.
  await project.advanceUntil({ lifecycle: 'whatsapp.template', event: 'finish' });
  // @ts-expect-error A state field that it does not have.
  await project.advanceUntil({ lifecycle: 'whatsapp.template', field: 'status' });

  await project.resources({ lifecycle: 'whatsapp.template', state: 'APPROVED' });
  // @ts-expect-error A state of another lifecycle.
  await project.resources({ lifecycle: 'whatsapp.template', state: 'DONE' });
  await project.waitForDeliveries({ type: 'BUNDLE_DONE' });
  // @ts-expect-error A misspelt webhook event.
  await project.waitForDeliveries({ type: 'BUNDLE_DUN' });
  // @ts-expect-error A misspelt webhook event.
  await project.deliveries({ type: 'BUNDLE_DUN' });
  // @ts-expect-error A misspelt webhook event.
  await project.sendSample({ type: 'BUNDLE_DUN' });
  await project.waitForRequests({ operation: 'createWebhook', errorCode: 'webhook_exists' });
  await project.waitForRequests({ errorCode: 'too_many_requests' });
  // @ts-expect-error An error code that does not exist.
  await project.waitForRequests({ errorCode: 'webhook_exist' });
  // @ts-expect-error A misspelt operation.
  await project.requests({ operation: 'createWebhok' });
  // @ts-expect-error A kind of entry that the history does not have.
  await project.events({ kind: 'transitions' });
}
