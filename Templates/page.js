// Comfort only: every figure stands in the page without this script.
(() => {
  'use strict';
  const themeKey = 'hisaab.theme';
  const root = document.documentElement;
  const remember = (value) => { try { localStorage.setItem(themeKey, value); } catch { /* no storage here */ } };
  try {
    const theme = localStorage.getItem(themeKey);
    if (theme === 'dark' || theme === 'light') root.dataset.theme = theme;
  } catch { /* no storage here */ }

  const text = (cell) => cell.textContent.trim().toLowerCase();
  const key = (cell) => ('sort' in cell.dataset ? Number(cell.dataset.sort) : text(cell));
  // A cell without a value always goes last.
  const compare = (a, b, sign) => {
    if (a === '' || b === '') return (a === '') - (b === '');
    if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1;
    return sign * (typeof a === 'number' ? a - b : a.localeCompare(b));
  };

  const sortBy = (table, index) => {
    const head = table.tHead.rows[0].cells[index];
    const descending = head.getAttribute('aria-sort') !== 'descending' && head.classList.contains('n')
      || head.getAttribute('aria-sort') === 'ascending';
    for (const other of table.tHead.rows[0].cells) other.removeAttribute('aria-sort');
    head.setAttribute('aria-sort', descending ? 'descending' : 'ascending');
    const body = table.tBodies[0];
    const rows = Array.from(body.rows, (row) => [key(row.cells[index]), row]);
    rows.sort((a, b) => compare(a[0], b[0], descending ? -1 : 1));
    body.append(...rows.map((row) => row[1]));
  };

  const makeSortable = (table) => {
    Array.from(table.tHead.rows[0].cells).forEach((head, index) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.append(...head.childNodes);
      button.addEventListener('click', () => sortBy(table, index));
      head.append(button);
    });
  };

  const makeFilter = (input) => {
    const tables = document.querySelectorAll(`table[data-filtered="${input.dataset.filter}"]`);
    const rows = Array.from(tables).flatMap((table) => Array.from(table.tBodies[0].rows, (row) => [row, text(row)]));
    const output = input.parentElement.querySelector('output');
    let timer = 0;
    const apply = () => {
      const words = input.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const [row, content] of rows) {
        const hit = words.every((word) => content.includes(word));
        row.classList.toggle('hide', !hit);
        if (hit) shown += 1;
      }
      output.textContent = words.length ? `${shown} ${output.dataset.of} ${rows.length}` : '';
      for (const table of tables) {
        const group = table.closest('details');
        if (!group) continue;
        const some = table.querySelector('tbody tr:not(.hide)') !== null;
        group.hidden = !some;
        if (words.length) group.open = some;
      }
    };
    input.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(apply, 100); });
    input.parentElement.hidden = false;
  };

  const startTheme = (button) => {
    button.hidden = false;
    button.addEventListener('click', () => {
      const now = root.dataset.theme || (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
      root.dataset.theme = now === 'dark' ? 'light' : 'dark';
      remember(root.dataset.theme);
    });
  };

  const start = () => {
    document.querySelectorAll('button.theme').forEach(startTheme);
    document.querySelectorAll('table[data-sorts]').forEach(makeSortable);
    document.querySelectorAll('input[data-filter]').forEach(makeFilter);
  };
  // A sealed page runs this when it is opened, long after it was loaded.
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start);
  else start();

  let opened = [];
  addEventListener('beforeprint', () => {
    opened = Array.from(document.querySelectorAll('details:not([open])'));
    for (const details of opened) details.open = true;
  });
  addEventListener('afterprint', () => { for (const details of opened) details.open = false; });
})();
