//! Look-up in process, by kind of query and size of the termbase.
//!
//! `cargo bench` prints the time of one query on one core.

mod peers;

use aiterm::concept::{Collection, Concept};
use aiterm::pack::pack;
use aiterm::search::Resolution;
use aiterm::search::lookup::{Tolerance, resolve};
use aiterm::termbase::{FOLDING, SOUNDS, Termbase};
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

/// Queries by kind; each kind goes another way through the matcher.
const QUERIES: [(&str, &str); 14] = [
    ("exact", "涌现能力"),
    ("normalized", "ＬＡＲＧＥ language-model"),
    ("inflection", "large language models"),
    ("pinyin", "yongxianenli"),
    ("initials", "dyymx"),
    ("homophone", "涌现能利"),
    ("misspelt Chinese", "检索增强成"),
    ("misspelt English", "retreival augmented generation"),
    ("order", "reinforcement learning human feedback"),
    ("general word", "涌现能力技术"),
    ("question", "请问大言语模型是什么意思"),
    ("part", "近端策略"),
    ("miss Chinese", "今天天气怎么样"),
    ("miss English", "what a wonderful world it is"),
];

#[divan::bench(args = QUERIES.map(|(kind, _)| kind))]
fn built_in(bencher: Bencher, kind: &str) {
    look_up(bencher, &Termbase::built_in(), kind);
}

#[divan::bench(args = QUERIES.map(|(kind, _)| kind))]
fn of_1_000_concepts(bencher: Bencher, kind: &str) {
    let bytes = generated(1_000);
    look_up(bencher, &Termbase::from_bytes(&bytes).expect("just packed"), kind);
}

#[divan::bench(args = QUERIES.map(|(kind, _)| kind))]
fn of_100_000_concepts(bencher: Bencher, kind: &str) {
    let bytes = generated(100_000);
    look_up(bencher, &Termbase::from_bytes(&bytes).expect("just packed"), kind);
}

/// What it costs to go through all names with the plain method of a library, whose answers are compared
/// in `accuracy.rs`.
#[divan::bench(args = peers::METHODS.map(|method| method.name))]
fn peers_of_1_000_concepts(bencher: Bencher, name: &str) {
    let bytes = generated(1_000);
    let names = peers::names(&Termbase::from_bytes(&bytes).expect("just packed"));
    let method = peers::METHODS.into_iter().find(|method| method.name == name).expect("a method");
    let best = (method.prepare)(&names);
    bencher.bench_local(move || best(black_box("retreivalaugmentedgeneration")));
}

#[divan::bench]
fn termbase_is_opened() -> Termbase<'static> {
    Termbase::built_in()
}

fn look_up(bencher: Bencher, termbase: &Termbase<'_>, kind: &str) {
    let (_, query) = QUERIES.into_iter().find(|(name, _)| *name == kind).expect("a kind of query");
    bencher.bench_local(|| -> Resolution {
        resolve(termbase, FOLDING, black_box(query), Tolerance::Fuzzy)
    });
}

/// The built-in termbase, filled up with made-up concepts of eight names each.
fn generated(size: usize) -> Vec<u8> {
    let mut collection: Collection = Termbase::built_in().collection();
    let template = collection.concepts[0].clone();
    let mut random = Random(42);
    while collection.concepts.len() < size {
        let number = collection.concepts.len();
        collection.concepts.push(made_up(&template, number, &mut random));
    }
    collection.concepts.sort_by(|a, b| a.id.cmp(&b.id));
    let pinyin = vec![String::new(); collection.concepts.len()];
    pack(&collection, &pinyin, FOLDING, SOUNDS)
}

fn made_up(template: &Concept, number: usize, random: &mut Random) -> Concept {
    let mut concept = template.clone();
    concept.id = format!("made-up-{number:06}");
    concept.history.clear();
    concept.zh.preferred = random.word('\u{4e00}', 3000, 3..8);
    concept.en.preferred = random.word('a', 26, 8..28);
    for (section, start, letters, length) in
        [(&mut concept.zh, '\u{4e00}', 3000, 3..8), (&mut concept.en, 'a', 26, 8..28)]
    {
        let mut term = section.admitted.first().cloned();
        section.admitted.clear();
        section.deprecated.clear();
        while section.admitted.len() < 3 {
            let Some(term) = term.as_mut() else { break };
            term.text = random.word(start, letters, length.clone());
            section.admitted.push(term.clone());
        }
    }
    concept
}

/// A linear congruential generator: the same words in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u32) -> u32 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        u32::try_from(self.0 >> 33).expect("31 bits") % limit
    }

    fn word(&mut self, start: char, letters: u32, length: std::ops::Range<u32>) -> String {
        let length = length.start + self.below(length.end - length.start);
        let letter = |_| char::from_u32(u32::from(start) + self.below(letters)).expect("a letter");
        (0..length).map(letter).collect()
    }
}
