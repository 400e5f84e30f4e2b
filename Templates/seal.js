// Opens the report with a pass phrase, in this page and on this device: nothing is sent and nothing is kept.
(() => {
  'use strict';
  const utf8 = new TextEncoder();
  const find = (id) => document.getElementById(id);

  const decoded = (text) => {
    const characters = atob(text);
    const bytes = new Uint8Array(characters.length);
    for (let index = 0; index < bytes.length; index += 1) bytes[index] = characters.charCodeAt(index);
    return bytes;
  };

  // The content's key, or null where the phrase unwraps none.
  const unwrapped = async (header, phrase) => {
    const { subtle } = crypto;
    const text = utf8.encode(phrase.normalize('NFKC').trim());
    const secret = await subtle.importKey('raw', text, 'PBKDF2', false, ['deriveKey']);
    const additionalData = utf8.encode([header.format, header.cipher, header.kdf, header.rounds].join(' '));
    for (const { salt, nonce, key } of header.keys) {
      const derivation = { name: 'PBKDF2', hash: 'SHA-256', salt: decoded(salt), iterations: header.rounds };
      const wrapping = await subtle.deriveKey(derivation, secret, { name: 'AES-GCM', length: 256 }, false, ['unwrapKey']);
      const cipher = { name: 'AES-GCM', iv: decoded(nonce), additionalData };
      try {
        return await subtle.unwrapKey('raw', decoded(key), wrapping, cipher, 'AES-GCM', false, ['decrypt']);
      } catch { /* it is wrapped for another reader */ }
    }
    return null;
  };

  // The files by path, out of the bytes that were sealed.
  const unpacked = async (plain) => {
    const packed = new Uint8Array(plain, 8, Number(new DataView(plain).getBigUint64(0)));
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
    const bytes = await new Response(stream).arrayBuffer();
    const end = bytes.byteLength - 4;
    const size = new DataView(bytes).getUint32(end);
    const files = new Map();
    let start = 0;
    for (const entry of JSON.parse(new TextDecoder().decode(new Uint8Array(bytes, end - size, size)))) {
      files.set(entry.path, new Blob([new Uint8Array(bytes, start, entry.size)], { type: entry.type }));
      start += entry.size;
    }
    return files;
  };

  // Puts the report in place of this page: its content, its style, and its script, which the policy knows by its hash.
  const show = async (files) => {
    const page = document.createElement('template');
    page.innerHTML = await files.get('index.html').text();
    const { content } = page;
    const more = document.querySelector('template').content;
    const style = new CSSStyleSheet();
    style.replaceSync(Array.from(content.querySelectorAll('style'), (part) => part.textContent).join('\n'));
    const script = document.createElement('script');
    script.textContent = content.querySelector('script').textContent;
    document.title = content.querySelector('title').textContent;
    // What stands in the head; charts have titles of their own, further down, and packed rows are scripts with a type.
    for (const part of Array.from(content.children)) if (part.matches('meta, link, title, style, script:not([type])')) part.remove();
    document.querySelector('head style').remove();
    document.adoptedStyleSheets = [style];
    document.body.replaceChildren(content);

    // Templates of the seller's own may lack some of these.
    const main = find('main') || document.body;
    main.append(more.querySelector('section'));
    const list = find('files').querySelector('ul');
    for (const [path, file] of files) {
      const link = document.createElement('a');
      link.href = path;
      link.textContent = path;
      const item = document.createElement('li');
      item.append(link);
      list.append(item);
      const address = URL.createObjectURL(file);
      for (const each of document.querySelectorAll(`a[href="${path}"]`)) {
        each.href = address;
        each.download = path.slice(path.lastIndexOf('/') + 1);
      }
    }
    document.querySelector('nav')?.append(more.querySelector('.jump'));
    const lock = more.querySelector('.lock');
    lock.addEventListener('click', () => location.reload());
    (document.querySelector('.who') || main).append(lock);
    document.head.append(script);
    main.focus({ preventScroll: true });
    const target = find(location.hash.slice(1));
    if (target) target.scrollIntoView();
    else scrollTo(0, 0);
  };

  document.addEventListener('DOMContentLoaded', () => {
    const form = document.querySelector('form');
    const phrase = find('phrase');
    const status = find('status');
    const button = form.querySelector('button');
    const say = (key) => {
      status.textContent = status.dataset[key] || '';
      status.className = key === 'busy' ? '' : 'problem';
    };
    if (!isSecureContext || !crypto.subtle) return say('insecure');
    if (!('DecompressionStream' in window) || !('replaceSync' in CSSStyleSheet.prototype)) return say('old');
    const text = find('header').textContent;
    const header = JSON.parse(text);

    const open = async () => {
      const key = await unwrapped(header, phrase.value);
      if (!key) return 'wrong';
      const cipher = { name: 'AES-GCM', iv: decoded(header.nonce), additionalData: utf8.encode(text) };
      try {
        const plain = await crypto.subtle.decrypt(cipher, key, decoded(find('content').textContent));
        await show(await unpacked(plain));
      } catch {
        return 'damaged';
      }
      return '';
    };
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      say('busy');
      button.disabled = true;
      const problem = await open();
      button.disabled = false;
      if (!problem) return;
      say(problem);
      phrase.select();
    });
    find('show').addEventListener('change', (event) => { phrase.type = event.target.checked ? 'text' : 'password'; });
    form.hidden = false;
    phrase.focus();
    return undefined;
  });
})();
