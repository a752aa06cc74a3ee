import puppeteer from 'puppeteer-core';
const b=await puppeteer.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox']});
const p=await b.newPage(); await p.goto('about:blank');
console.log(await p.evaluate(()=>{const t=[];const m=(n,f)=>{const a=performance.now();f();t.push(n+' '+(performance.now()-a).toFixed(2));};
m('list',()=>new Intl.ListFormat('en').format(['a','b']));m('list2',()=>new Intl.ListFormat('en').format(['a','b']));m('list de',()=>new Intl.ListFormat('de').format(['a','b']));m('plural',()=>new Intl.PluralRules('en').select(2));m('plural2',()=>new Intl.PluralRules('en').select(2));m('date',()=>new Intl.DateTimeFormat('en',{dateStyle:'long'}).format(0));m('date2',()=>new Intl.DateTimeFormat('en',{dateStyle:'long'}).format(0));m('num',()=>new Intl.NumberFormat('en').format(1000));return t.join('\n')}));
await b.close();
