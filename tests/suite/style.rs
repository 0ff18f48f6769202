//! The prose of `concepts.toml`, as far as a program can judge it. A failing test names every entry that
//! is to be mended.

use aiterm::concept::{Collection, Concept, Kind};

const SHORT: [Kind; 8] = [
    Kind::Model,
    Kind::Family,
    Kind::Organization,
    Kind::Product,
    Kind::Benchmark,
    Kind::Dataset,
    Kind::Law,
    Kind::Standard,
];

fn collection() -> Collection {
    toml::from_str(include_str!("../../concepts.toml")).expect("the build has parsed it")
}

fn han(text: &str) -> usize {
    text.chars().filter(|c| is_han(*c)).count()
}

fn is_han(c: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&c)
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

/// The Chinese and the English running texts of an entry.
fn prose(concept: &Concept) -> (Vec<&str>, Vec<&str>) {
    let mut zh = vec![concept.zh.definition.as_str(), &concept.zh.explanation];
    let mut en = vec![concept.en.definition.as_str(), &concept.en.explanation];
    zh.extend(concept.zh.scope_note.as_deref());
    en.extend(concept.en.scope_note.as_deref());
    for answer in concept.aspects.values() {
        zh.push(&answer.zh);
        en.push(&answer.en);
    }
    for note in &concept.history {
        zh.push(&note.zh);
        en.push(&note.en);
    }
    (zh, en)
}

/// Collects what is wrong and fails with all of it.
fn check(find: impl Fn(&Concept) -> Vec<String>) {
    let collection = collection();
    let faults = collection.concepts.iter().flat_map(|concept| {
        find(concept)
            .into_iter()
            .map(|fault| format!("{}: {fault}", concept.id))
            .collect::<Vec<_>>()
    });
    let faults: Vec<String> = faults.collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn explanations_have_the_right_length() {
    check(|concept| {
        if SHORT.contains(&concept.kind) {
            return Vec::new();
        }
        let (zh, en) = (han(&concept.zh.explanation), words(&concept.en.explanation));
        let mut faults = Vec::new();
        if !(100..=320).contains(&zh) {
            faults.push(format!("the Chinese explanation has {zh} characters, not 100 to 320"));
        }
        if !(70..=200).contains(&en) {
            faults.push(format!("the English explanation has {en} words, not 70 to 200"));
        }
        faults
    });
}

#[test]
fn aspects_are_short_answers() {
    check(|concept| {
        let long = |(id, answer): (&String, &aiterm::concept::AspectAnswer)| {
            let fits = han(&answer.zh) <= 40 && words(&answer.en) <= 25;
            let stops = answer.zh.ends_with('。') || answer.en.ends_with('.');
            (!fits || stops)
                .then(|| format!("the answer on {id} is too long or ends with a full stop"))
        };
        concept.aspects.iter().filter_map(long).collect()
    });
}

#[test]
fn chinese_is_set_as_chinese() {
    check(|concept| {
        let mut faults = Vec::new();
        for text in prose(concept).0 {
            let chars: Vec<char> = text.chars().collect();
            for pair in chars.windows(2) {
                let (a, b) = (pair[0], pair[1]);
                let alphanumeric = |c: char| c.is_ascii_alphanumeric();
                if (is_han(a) && alphanumeric(b)) || (alphanumeric(a) && is_han(b)) {
                    faults.push(format!("no space between {a} and {b}"));
                }
                if (is_han(a) && ",;:?!()".contains(b)) || (",;:?!()".contains(a) && is_han(b)) {
                    faults.push(format!("a half-width mark in {a}{b}"));
                }
                if ("，。、；：？！（）".contains(a) && b == ' ')
                    || (a == ' ' && "，。、；：？！（）".contains(b))
                {
                    faults.push(format!("a space beside a full-width mark in `{a}{b}`"));
                }
            }
        }
        faults
    });
}

#[test]
fn english_is_set_as_english() {
    check(|concept| {
        let mut faults = Vec::new();
        for text in prose(concept).1 {
            let chars: Vec<char> = text.chars().collect();
            for pair in chars.windows(2) {
                let (a, b) = (pair[0], pair[1]);
                if (a.is_ascii_alphanumeric() && b == '“')
                    || (a == '”' && b.is_ascii_alphanumeric())
                {
                    faults.push(format!("no space in `{a}{b}`"));
                }
            }
        }
        faults
    });
}

#[test]
fn nothing_is_praised_and_nothing_is_padded() {
    let zh_words = ["革命性", "颠覆性", "是指", "指的是", "众所周知"];
    let en_words = ["revolutionary", "cutting-edge", "groundbreaking", "delve", "refers to"];
    check(|concept| {
        let (zh, en) = prose(concept);
        let zh =
            zh.iter().flat_map(|text| zh_words.into_iter().filter(|word| text.contains(*word)));
        let en = en.iter().flat_map(|text| {
            en_words.into_iter().filter(|word| text.to_lowercase().contains(*word))
        });
        zh.chain(en).map(|word| format!("the word `{word}`")).collect()
    });
}

#[test]
fn events_are_one_clause_each() {
    check(|concept| {
        let fault = |note: &aiterm::concept::HistoryNote| {
            let stops = note.zh.ends_with('。') || note.en.ends_with('.');
            // A name such as xAI or llama.cpp keeps its small letter.
            let first = note.en.split(' ').next().unwrap_or_default();
            let is_name = first.contains(|c: char| c.is_uppercase() || c == '.');
            let starts_small = first.starts_with(char::is_lowercase) && !is_name;
            (stops || starts_small).then(|| {
                format!("the event of {} begins small or ends with a full stop", note.date)
            })
        };
        concept.history.iter().filter_map(fault).collect()
    });
}

#[test]
fn neighbours_are_few() {
    check(|concept| {
        let count = concept.related.len();
        if count <= 6 { Vec::new() } else { vec![format!("{count} related concepts, more than 6")] }
    });
}

#[test]
fn cells_of_comparisons_are_short_and_equally_wide_everywhere() {
    let ambiguous = ['“', '”', '…', '—', '·', '×', '°'];
    for comparison in collection().comparisons {
        for cell in comparison.rows.iter().flat_map(|row| &row.cells) {
            assert!(
                han(&cell.zh) <= 32 && words(&cell.en) <= 20,
                "{:?}: {cell:?}",
                comparison.concepts
            );
            assert!(
                !cell.zh.contains(ambiguous) && !cell.en.contains(ambiguous),
                "{:?}: {cell:?}",
                comparison.concepts
            );
        }
    }
}

#[test]
fn the_one_page_timeline_fits_on_a_page() {
    let collection = collection();
    let major = collection
        .concepts
        .iter()
        .flat_map(|concept| &concept.history)
        .filter(|note| note.major)
        .count();
    assert!((40..=60).contains(&major), "{major} major events");
}
