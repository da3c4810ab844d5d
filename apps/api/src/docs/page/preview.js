// Only under `npm run docs`: loads the page anew when the contract changed, and tells what is wrong with it. After a restart
// the browser connects again by itself.
const banner = document.createElement('pre');
banner.className = 'contract-fault';
banner.setAttribute('role', 'alert');
banner.hidden = true;
document.body.append(banner);

const changes = new EventSource(new URL('docs/changes', document.baseURI));
changes.addEventListener('change', () => window.location.reload());
changes.addEventListener('fault', ({ data }) => {
  banner.textContent = JSON.parse(data);
  banner.hidden = banner.textContent === '';
});
