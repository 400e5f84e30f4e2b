// Comfort only: every figure and word stands in the page already. This shows, sorts and finds them.
(() => {
  'use strict';
  const root = document.documentElement;
  const byId = (id) => document.getElementById(id);
  const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));
  const made = (name, properties, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };
  const markup = (text) => made('template', { innerHTML: text }).content;
  const cloned = (id) => byId(id).content.firstElementChild.cloneNode(true);

  // --- Remembered: colours and language, nothing else

  const remember = (name, value) => { try { localStorage.setItem(`hisaab.${name}`, value); } catch { /* no storage */ } };
  const remembered = (name) => { try { return localStorage.getItem(`hisaab.${name}`); } catch { return null; } };
  const theme = remembered('theme');
  if (theme === 'dark' || theme === 'light') root.dataset.theme = theme;

  const startTheme = (button) => {
    button.hidden = false;
    button.addEventListener('click', () => {
      const now = root.dataset.theme || (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
      root.dataset.theme = now === 'dark' ? 'light' : 'dark';
      remember('theme', root.dataset.theme);
    });
  };

  // The style shows the texts in the language that is checked; speech and sorting go by the root.
  const startLanguage = (radio) => {
    const language = radio.id.slice('lang-'.length);
    if (language === remembered('lang')) radio.checked = true;
    if (radio.checked) root.lang = language;
    radio.addEventListener('change', () => {
      root.lang = language;
      remember('lang', language);
      for (const view of tables) if (view.column >= 0) view.show();
    });
  };

  // --- Words

  // Words in all languages that the page has; `{name}` in them stands for a number.
  const say = (key, numbers = {}) => {
    const words = byId('say').content.querySelector(`[data-say="${key}"]`).cloneNode(true);
    words.innerHTML = words.innerHTML.replace(/\{(\w+)\}/g, (_, name) => numbers[name]?.toLocaleString('en-IN') ?? '');
    return words;
  };

  // Of neighbours that say the same in several languages, only the one in the chosen language is read.
  const isRead = (part) => !part.lang || part.lang === root.lang
    || !Array.from(part.parentNode.children, (other) => other.lang).includes(root.lang);
  const read = (node) => (node.firstElementChild
    ? Array.from(node.childNodes).filter(isRead).map(read).join('') : node.textContent);
  const lineOf = (node) => read(node).replace(/\s+/g, ' ').trim();

  const folded = (text) => text.normalize('NFC').toLowerCase();
  const wordsOf = (text) => folded(text).split(/\s+/).filter(Boolean);

  // --- Blocks at the page's end, gzip in Base64: opened when first needed

  const canOpen = 'DecompressionStream' in window;
  const opened = new Map();
  const unpacked = async (text) => {
    const characters = atob(text);
    const bytes = new Uint8Array(characters.length);
    for (let index = 0; index < bytes.length; index += 1) bytes[index] = characters.charCodeAt(index);
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).text();
  };
  // What `use` makes of a block's text.
  const contentOf = (id, use) => {
    if (!opened.has(id)) opened.set(id, unpacked(byId(id).textContent.trim()).then(use));
    return opened.get(id);
  };

  // --- The address: `#section&box=words&table=view&period`. A link to it shows what the reader sees.

  const boxes = [];
  const tables = [];
  const periods = () => all('input[name="period"]');
  let section = '';
  const decoded = (text) => { try { return decodeURIComponent(text); } catch { return ''; } };

  const writeAddress = () => {
    const parts = [section];
    // Boxes first: what is typed starts a table anew.
    for (const { id, state } of [...boxes, ...tables]) if (id && state) parts.push(`${id}=${state}`);
    for (const radio of periods()) if (radio.checked && !radio.defaultChecked) parts.push(radio.id);
    const hash = parts.join('&') && `#${parts.join('&')}`;
    if (hash === location.hash) return;
    try { history.replaceState(null, '', hash || '#'); } catch { /* not for this document */ }
  };

  const readAddress = async () => {
    const parts = location.hash.slice(1).split('&');
    section = parts.shift();
    for (const part of parts) {
      const [id, value = ''] = part.split('=');
      for (const each of [...boxes, ...tables]) if (each.id === id) each.restore(value);
      for (const radio of periods()) if (radio.id === id) radio.checked = true;
    }
    await follow(decoded(section), parts.length > 0);
    writeAddress();
  };

  const reveal = (target) => {
    for (let part = target.closest('details'); part; part = part.parentElement.closest('details')) part.open = true;
    target.scrollIntoView();
  };

  // Where the browser does not go: to orders, rows that are not in the page yet, what is folded; all where a view is.
  const follow = async (name, hasView) => {
    if (name.startsWith('o-') && openOrder) return openOrder(name.slice(2));
    const target = byId(name);
    if (target) return (hasView || target.closest('details:not([open])')) && reveal(target);
    for (const view of name ? tables : []) {
      const row = await view.reach(name);
      if (row) return reveal(row);
    }
    return null;
  };

  // --- Search boxes, the clipboard

  const startBox = (input, apply) => {
    let timer = 0;
    const run = () => {
      clearTimeout(timer);
      writeAddress();
      return apply(wordsOf(input.value));
    };
    input.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(run, 40); });
    const fill = (text) => { input.value = text; return run(); };
    boxes.push({ id: input.id, fill, restore: (state) => fill(decoded(state)), get state() { return encodeURIComponent(input.value); } });
    return boxes.at(-1);
  };

  const copy = async (text, said) => {
    try {
      await navigator.clipboard.writeText(text);
      said.replaceChildren(say('copied'));
    } catch {
      // Not allowed here: the text stands there, selected for the reader's keys.
      said.replaceChildren(say('copy_key'));
      const area = made('textarea', { value: text, readOnly: true, ariaLabel: lineOf(said), onblur: () => area.remove() });
      said.after(area);
      area.select();
    }
  };

  // --- Tables

  const PAGE = 100;

  const sortKey = (cell) => (cell.dataset.sort ? Number(cell.dataset.sort) : lineOf(cell));

  // A cell without a value goes last either way; numbers go before texts.
  const compare = (a, b, sign, compareTexts) => {
    if (a === '' || b === '') return (a === '') - (b === '');
    if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1;
    return sign * (typeof a === 'number' ? a - b : compareTexts(a, b));
  };

  class Table {
    constructor(table) {
      this.table = table;
      this.id = table.id;
      this.frame = table.parentElement;
      this.heads = Array.from(table.tHead.rows[0].cells);
      // Those in the page, then the rest once it is opened.
      this.rows = Array.from(table.tBodies[0].rows);
      this.few = this.rows.length;
      this.isCut = 'rest' in table.dataset;
      // Page 0 is what stands in the page of a table that is cut there.
      this.firstPage = this.isCut ? 0 : 1;
      this.page = this.firstPage;
      this.words = [];
      this.column = -1;
      this.down = '';
      this.hidden = new Set();
      // Beyond that, in pages.
      this.whole = 2 * PAGE;
      if ('sorts' in table.dataset) this.startSorting();
    }

    async open() {
      const lines = this.isCut && await contentOf('table-rows', (text) => text.split('\n'));
      if (this.isCut) this.rows.push(...markup(lines[lines.indexOf(this.table.dataset.rest) + 1]).children);
      this.isCut = false;
    }

    // The rows that have all words, sorted.
    get found() {
      const rows = this.rows.filter((row) => {
        const text = this.words.length && folded(Array.from(row.cells, (cell) => cell.textContent).join(' '));
        return this.words.every((word) => text.includes(word));
      });
      if (this.column < 0) return rows;
      const texts = new Intl.Collator(root.lang, { numeric: true }).compare;
      return rows.map((row) => [sortKey(row.cells[this.column]), row])
        .sort(([a], [b]) => compare(a, b, this.down ? -1 : 1, texts)).map(([, row]) => row);
    }

    element(row) { return row; }

    // Tells how many rows are found.
    async show() {
      const isFew = !this.page && !this.words.length;
      if (!isFew || this.column >= 0) await this.open();
      const { found } = this;
      const size = isFew ? this.few : found.length > this.whole ? PAGE : this.whole;
      const page = Math.max(1, Math.min(this.page, Math.ceil(found.length / size)));
      if (this.page) this.page = page;
      const rows = found.slice((page - 1) * size, page * size).map(this.element, this);
      this.table.tBodies[0].replaceChildren(...rows);
      if (!this.firstPage) this.frame.classList.toggle('tall', rows.length > 16);
      this.heads.forEach((head, index) => {
        head.ariaSort = index === this.column ? (this.down ? 'descending' : 'ascending') : null;
      });
      for (const row of this.table.rows) {
        Array.from(row.cells).forEach((cell, index) => { cell.hidden = this.hidden.has(index); });
      }
      for (const note of all(`[data-more="${this.id}"]`)) note.hidden = !isFew || this.column >= 0;
      this.tell?.(page, size, isFew ? 0 : found.length);
      return found.length;
    }

    change(values) {
      Object.assign(this, values);
      writeAddress();
      return this.show();
    }

    // `s2d`: by the third column, highest first; `h3.4`: without the fourth and fifth; `p2`: second page.
    get state() {
      return [
        this.column >= 0 && `s${this.column}${this.down}`,
        this.hidden.size && `h${Array.from(this.hidden).join('.')}`,
        this.page !== this.firstPage && `p${this.page}`,
      ].filter(Boolean).join(',');
    }

    restore(state) {
      for (const part of state.split(',')) {
        const [, kind, numbers, down] = part.match(/^([shp])([\d.]{1,99})(d?)$/) || [];
        const [number] = (numbers || '').split('.').map(Number);
        if (kind === 's' && 'sorts' in this.table.dataset && number < this.heads.length) Object.assign(this, { column: number, down });
        if (kind === 'h') this.hidden = new Set(numbers.split('.').map(Number).filter((index) => this.heads[index] && index));
        if (kind === 'p') this.page = number;
      }
      return this.show();
    }

    // The row of that id, brought into the page.
    async reach(id) {
      const isIt = (row) => row.id === id;
      if (!this.firstPage) await this.open();
      if (!this.rows.some(isIt)) return null;
      for (const box of boxes) if (box.state) await box.fill('');
      const place = this.found.findIndex(isIt);
      await this.change({ page: this.rows.length > this.whole ? Math.floor(place / PAGE) + 1 : 1 });
      return this.rows.find(isIt);
    }

    // Rows and columns as shown, on all pages, with tabs between cells.
    async copied() {
      await this.open();
      const rows = [...this.table.tHead.rows, ...this.found.map(this.element, this), ...(this.table.tFoot?.rows || [])];
      // A spreadsheet program would run a text that starts so as a formula.
      const guarded = (cell) => (cell.dataset.sort ? lineOf(cell) : lineOf(cell).replace(/^[=+@\uFF1D\uFF0B\uFF0D\uFF20-]/, "'$&"));
      return rows.map((row) => Array.from(row.cells).filter((_, index) => this.heads[index].offsetWidth)
        .map(guarded).join('\t')).join('\n');
    }

    startSorting() {
      this.heads.forEach((head, column) => {
        const sort = () => {
          const isDown = this.column === column ? !this.down : head.matches('.n');
          this.change({ column, down: isDown ? 'd' : '' });
        };
        head.append(made('button', { type: 'button', onclick: sort }, ...head.childNodes));
      });
    }

    // A box for each column but the first, which names the rows.
    fillMenu(menu) {
      for (const old of all('label', menu)) old.remove();
      this.heads.forEach((head, index) => {
        if (!menu.open || !index) return;
        const box = made('input', { type: 'checkbox', checked: !this.hidden.has(index) });
        box.onchange = () => {
          this.hidden[box.checked ? 'delete' : 'add'](index);
          this.change();
        };
        menu.append(made('label', {}, box, ...(head.querySelector('button') || head).cloneNode(true).childNodes));
      });
    }

    startTools() {
      const tools = cloned('tools');
      const [whole, pager, take, said, menu] = tools.children;
      const [back, place, on] = pager.children;
      const turn = async (page) => {
        await this.change({ page });
        this.frame.scrollTop = 0;
        if (this.frame.getBoundingClientRect().top < 0) this.frame.scrollIntoView();
      };
      whole.onclick = () => turn(this.page ? 0 : 1);
      take.onclick = async () => copy(await this.copied(), said);
      menu.addEventListener('toggle', () => this.fillMenu(menu));
      if (this.heads.length < 5 || this.table.closest('.periods')) menu.remove();
      this.tell = (page, size, total) => {
        pager.hidden = total <= size;
        back.disabled = page <= 1;
        back.onclick = () => turn(page - 1);
        on.disabled = page * size >= total;
        on.onclick = () => turn(page + 1);
        const from = (page - 1) * size + 1;
        place.replaceChildren(say('page', { from, to: Math.min(page * size, total), all: total }));
        whole.hidden = this.firstPage > 0 || this.words.length > 0;
        const { count, found } = this.table.dataset;
        const n = this.isCut ? Number(count) : this.rows.length;
        whole.replaceChildren(say(this.page ? 'fewer' : found ? 'part' : 'all', { n, all: Number(found) }));
      };
      this.frame.after(tools);
      return this.show();
    }
  }

  const startTable = (table) => {
    // Without the rest of its rows, sorting and filtering would tell half.
    const isLost = 'rest' in table.dataset && !(canOpen && byId('table-rows'));
    if (!table.tHead || !table.tBodies[0] || isLost || table.closest('#find')) return;
    const view = new Table(table);
    tables.push(view);
    // Tools are made when the table comes near: most are never looked at.
    new IntersectionObserver((entries, near) => {
      if (!entries.at(-1).isIntersecting) return;
      near.disconnect();
      if (view.rows.length > 1) view.startTools();
    }, { rootMargin: '800px' }).observe(table);
  };

  // A box may filter several tables; where those lie folded, the ones with a row that is found open.
  const startFilter = (input) => {
    const output = input.parentElement.querySelector('output');
    const filtered = tables.filter(({ table }) => table.dataset.filtered === input.dataset.filter);
    if (!filtered.length) return;
    startBox(input, async (words) => {
      for (const view of filtered) Object.assign(view, { words, page: view.firstPage });
      let [shown, rows] = [0, 0];
      for (const view of filtered) {
        const found = await view.show();
        shown += found;
        rows += view.rows.length;
        const group = view.table.closest('details');
        if (group) group.hidden = !found;
        if (group && words.length) group.open = found > 0;
      }
      output.replaceChildren(words.length ? say('count', { shown, all: rows }) : '');
    });
    input.parentElement.hidden = false;
  };

  // --- Find an order

  // Digits of base 95 from the blank on, all first digits before all second ones.
  const numbersOf = (line, length) => {
    const numbers = new Int32Array(length);
    for (let at = 0; at < line.length; at += 1) numbers[at % length] = numbers[at % length] * 95 + line.charCodeAt(at) - 32;
    return numbers;
  };
  // Steps up are odd, steps down even; 0 is none.
  const stepOf = (code) => (code % 2 ? (code - 1) / 2 : -code / 2);
  const stepped = (from, column) => column.map((code, index) => code && from[index] + stepOf(code));
  // Each from the one before of its kind.
  const running = (kinds, column) => {
    const last = [];
    return column.map((code, index) => {
      last[kinds[index]] = (last[kinds[index]] || 0) + stepOf(code);
      return last[kinds[index]];
    });
  };

  const DAYS = ['placed', 'dispatched', 'paid'];

  // The orders as they were packed: a line of lists, a line of numbers, then a line for each column.
  class Orders {
    constructor(text) {
      const [lists, heads, ...lines] = text.split('\n');
      Object.assign(this, JSON.parse(lists));
      this.columns.forEach(([name, length], index) => { this[name] = numbersOf(lines[index], length); });
      let head = '';
      this.numbers = heads.split(' ').map((rest, order) => {
        head = head.slice(0, this.shared[order]) + rest;
        return head + this.tails[this.tail[order]];
      });
      this.day = running(this.numbers.map(() => 0), this.day);
      for (const name of DAYS) this[name] = stepped(this.day, this[name]);
      // The order of each leg and each row.
      const owners = (part) => this.numbers.map((_, order) => Array(this.patterns[this.pattern[order]][part]).fill(order)).flat();
      this.legOrder = owners('legs');
      this.legDay = stepped(this.legOrder.map((order) => this.paid[order] || this.day[order]), this.legDay);
      this.rowOrder = owners('rows');
      this.row = running(this.sheet, this.row);
      const names = ({ outcome, findings }) => [outcome, ...findings.map(({ name }) => name)].join(' ').replace(/<[^>]*>/g, ' ');
      this.patternWords = this.patterns.map((pattern) => `${names(pattern)} ${pattern.printed}`);
    }

    // Those that have all words, the newest first. Names are searched once each, not for each order.
    find(words) {
      return words.reduce((orders, word) => {
        const having = (texts) => texts.map((text) => folded(text).includes(word));
        const article = having(this.articles.map(({ sku, product }) => `${sku} ${product}`));
        const [state, pattern, status] = [this.states, this.patternWords, this.statuses].map(having);
        const transaction = this.transactions.map(having);
        const hasLeg = new Uint8Array(this.numbers.length);
        this.legOrder.forEach((order, leg) => {
          if (status[this.legStatus[leg]] || transaction[this.legDay[leg]][this.legTransaction[leg]]) hasLeg[order] = 1;
        });
        const number = word.toUpperCase();
        return orders.filter((order) => article[this.article[order]] || state[this.state[order]] || hasLeg[order]
          || pattern[this.pattern[order]] || this.numbers[order].includes(number));
      }, Array.from(this.numbers.keys()));
    }

    amount(name, index) { return this.wholes[this[`${name}Whole`][index]] + this.paise[this[`${name}Paise`][index]]; }

    view(order) {
      const { legs, rows, ...pattern } = this.patterns[this.pattern[order]];
      const of = (owners, length) => Array.from({ length }, (_, index) => owners.indexOf(order) + index);
      const places = of(this.rowOrder, rows).map((row) => ({ place: `${this.sheets[this.sheet[row]]} › ${this.row[row]}` }));
      const settlement = this.amount('settlement', order);
      return {
        ...this.articles[this.article[order]],
        ...pattern,
        number: this.numbers[order],
        ...Object.fromEntries(DAYS.map((name) => [name, this.days[this[name][order]]])),
        state: this.states[this.state[order]],
        settlement,
        profit: this.amount('profit', order),
        unpaid: legs ? '' : 'unpaid',
        legs: of(this.legOrder, legs).map((leg, index) => ({
          day: this.days[this.legDay[leg]],
          status: this.statuses[this.legStatus[leg]],
          settlement: this.amount('leg', leg) || settlement,
          transaction: this.transactions[this.legDay[leg]][this.legTransaction[leg]],
          ...places[index],
        })),
        places: places.slice(legs),
      };
    }
  }

  // Puts values into a template's part: `data-of` takes text, `data-html` markup; `data-each` is there once for each of
  // several, and what has an empty `data-if` goes.
  const fill = (part, values) => {
    for (const each of all('[data-if]', part)) if (!values[each.dataset.if].length) each.remove();
    for (const each of all('[data-each]', part)) {
      each.replaceWith(...values[each.dataset.each].map((item) => fill(each.cloneNode(true), item)));
    }
    for (const slot of all('[data-of], [data-html]', part)) {
      const { of, html } = slot.dataset;
      const value = values[of || html];
      slot.append(html ? markup(value) : value);
      if (slot.matches('.n') && value.startsWith('-')) slot.classList.add('neg');
      delete slot.dataset.of;
      delete slot.dataset.html;
    }
    return part;
  };

  // The orders that are found, each with its journey to unfold.
  class Results extends Table {
    constructor(table) {
      super(table);
      this.whole = PAGE;
    }

    async open() { if (this.words.length) this.orders = await ordersIn(); }

    get found() { return (this.words.length && this.orders?.find(this.words)) || []; }

    async show() {
      const count = await super.show();
      for (const part of [this.frame, this.frame.nextElementSibling]) part.hidden = !count;
      return count;
    }

    element(order) {
      const values = this.orders.view(order);
      const row = fill(cloned('find-row'), values);
      row.querySelector('button').onclick = () => this.toggle(row, values);
      return row;
    }

    toggle(row, values) {
      const button = row.querySelector('button');
      const isOpen = button.ariaExpanded === 'true';
      button.ariaExpanded = String(!isOpen);
      if (isOpen) return row.nextElementSibling.remove();
      const journey = fill(cloned('find-journey'), values);
      for (const each of all('.scroll', journey)) each.ariaLabel = lineOf(each.querySelector('caption'));
      row.after(journey);
      section = `o-${values.number}`;
      return writeAddress();
    }
  }

  const ordersIn = () => contentOf('order-rows', (text) => new Orders(text));
  let openOrder = null;

  const startFind = () => {
    const panel = byId('find-panel');
    if (!panel || !canOpen || !byId('order-rows')) return;
    const [input, output, table] = ['input', 'output', 'table'].map((part) => panel.querySelector(part));
    const results = new Results(table);
    tables.push(results);
    results.startTools();
    const box = startBox(input, async (words) => {
      Object.assign(results, { words, page: 1 });
      const n = await results.show();
      output.replaceChildren(words.length ? say(n ? 'found' : 'none', { n }) : '');
    });

    openOrder = async (number) => {
      await box.fill(number);
      const button = all('tbody button', table).find((each) => each.textContent === number);
      button?.click();
      button?.focus({ preventScroll: true });
      (button || panel).scrollIntoView();
    };

    input.addEventListener('focus', ordersIn);
    input.addEventListener('keydown', ({ key }) => key === 'Escape' && box.fill(''));
    panel.hidden = false;
  };

  // --- All of it

  const pressed = (event) => {
    const { key, target } = event;
    if (key === 'Escape') {
      const row = target.closest('.journey')?.previousElementSibling || target.closest('tr');
      const opener = target.closest('.menu[open]')?.firstElementChild || row?.querySelector('[aria-expanded="true"]');
      opener?.click();
      opener?.focus();
    }
    const isTyping = event.ctrlKey || event.metaKey || event.altKey || target.closest('input, textarea, select');
    if (key !== '/' || isTyping || !openOrder) return;
    event.preventDefault();
    byId('find-q').focus();
  };

  const start = () => {
    all('input[name="lang"]').forEach(startLanguage);
    all('button.theme').forEach(startTheme);
    all('main table').forEach(startTable);
    all('input[data-filter]').forEach(startFilter);
    startFind();
    for (const radio of periods()) radio.addEventListener('change', writeAddress);
    addEventListener('keydown', pressed);
    addEventListener('hashchange', readAddress);
    readAddress();
  };
  // A sealed page runs this when it is opened, long after it was loaded.
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start);
  else start();

  let unfolded = [];
  addEventListener('beforeprint', () => {
    unfolded = all('details:not([open], .menu)');
    for (const details of unfolded) details.open = true;
  });
  addEventListener('afterprint', () => { for (const details of unfolded) details.open = false; });
})();
