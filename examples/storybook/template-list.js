// The code under test: a list of the WhatsApp templates of a project.
const headers = { authorization: `Basic ${btoa('key:secret')}` };

export async function templateList(projectId) {
  const response = await fetch(`/v1/projects/${projectId}/whatsapp/templates`, { headers });
  const { templates } = await response.json();
  const list = document.createElement('ul');
  for (const { name, state, changes } of templates) {
    const item = document.createElement('li');
    item.textContent = `${name}: ${changes?.status ?? state}`;
    list.append(item);
  }
  return list;
}
