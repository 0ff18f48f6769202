//! The data as data.

use std::collections::BTreeSet;

use aiterm::concept::{Collection, LanguageSection, Term};
use aiterm::pack::pack;
use aiterm::search::lookup::{Tolerance, resolve};
use aiterm::search::normalize::normalize;
use aiterm::search::{Evidence, Resolution};
use aiterm::termbase::{FOLDING, SOUNDS, Termbase};

fn parsed() -> Collection {
    toml::from_str(include_str!("../../concepts.toml")).expect("the build has parsed it")
}

fn terms(section: &LanguageSection) -> Vec<&str> {
    let lists = [&section.abbreviation, &section.admitted, &section.deprecated, &section.hidden];
    let others = lists.into_iter().flatten().map(|term: &Term| term.text.as_str());
    std::iter::once(section.preferred.as_str()).chain(others).collect()
}

#[test]
fn packed_equals_parsed() {
    assert_eq!(Termbase::built_in().collection(), parsed());
}

#[test]
fn any_collection_survives_packing() {
    let fixture: Collection = toml::from_str(include_str!("../fixture.toml")).expect("it parses");
    let pinyin = vec![String::new(); fixture.concepts.len()];
    let bytes = pack(&fixture, &pinyin, FOLDING, SOUNDS);
    assert_eq!(Termbase::from_bytes(&bytes).expect("just packed").collection(), fixture);
}

#[test]
fn bytes_that_are_no_termbase_are_refused() {
    let fixture: Collection = toml::from_str(include_str!("../fixture.toml")).expect("it parses");
    let bytes = pack(&fixture, &vec![String::new(); fixture.concepts.len()], FOLDING, SOUNDS);
    assert!(Termbase::from_bytes(b"").is_err());
    assert!(Termbase::from_bytes(b"some other file").is_err());
    for length in [9, 40, bytes.len() - 1] {
        assert!(Termbase::from_bytes(&bytes[..length]).is_err(), "{length}");
    }
}

#[test]
fn related_concepts_name_each_other() {
    let termbase = Termbase::built_in();
    for concept in 0..termbase.concepts() {
        for related in termbase.record(concept).derived.related {
            let back = termbase.record(related).derived.related;
            assert!(back.contains(&concept), "{concept} {related}");
        }
    }
}

#[test]
fn every_event_lies_in_its_stage() {
    let termbase = Termbase::built_in();
    for position in 0..termbase.events() {
        let event = termbase.event(position);
        let (stage, year) = (termbase.stage(event.stage), event.note.date.year());
        assert!(
            stage.from <= year && stage.to.is_none_or(|to| year <= to),
            "{} {}",
            stage.id,
            event.note.en
        );
    }
}

#[test]
fn every_name_finds_its_concept() {
    let termbase = Termbase::built_in();
    for (position, concept) in (0..).zip(&parsed().concepts) {
        for section in [&concept.zh, &concept.en] {
            for name in terms(section) {
                let Resolution::Found(hits) = resolve(&termbase, FOLDING, name, Tolerance::Exact)
                else {
                    panic!("{name} of {} is not found", concept.id);
                };
                let own =
                    hits.iter().any(|hit| hit.concept == position && hit.by == Evidence::Exact);
                // A name to avoid here is another concept's own name, or it is found.
                let elsewhere =
                    section.deprecated.iter().chain(&section.hidden).any(|term| term.text == name);
                assert!(own || elsewhere, "{name} does not find {}", concept.id);
            }
        }
        let by_id = resolve(&termbase, FOLDING, &concept.id, Tolerance::Exact);
        let Resolution::Found(hits) = by_id else { panic!("{} is not found", concept.id) };
        assert_eq!(
            hits.iter().map(|hit| hit.concept).collect::<Vec<_>>(),
            [position],
            "{}",
            concept.id
        );
    }
}

#[test]
fn every_name_of_the_founding_document_is_found() {
    let termbase = Termbase::built_in();
    let names = include_str!("../founding_names.txt").lines().filter(|line| !line.starts_with('#'));
    let missing: Vec<&str> = names
        .filter(|name| {
            matches!(resolve(&termbase, FOLDING, name, Tolerance::Exact), Resolution::NotFound(_))
        })
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn no_name_is_too_short_to_mean_anything() {
    // The units of language themselves.
    const WHOLE_WORDS: [&str; 2] = ["词", "字"];
    for concept in &parsed().concepts {
        for name in terms(&concept.zh).into_iter().chain(terms(&concept.en)) {
            let is_long_enough = name.chars().count() > 1 || WHOLE_WORDS.contains(&name);
            assert!(is_long_enough, "{name} of {}", concept.id);
        }
    }
}

#[test]
fn no_hidden_form_is_one_that_the_normal_form_finds_anyway() {
    for concept in &parsed().concepts {
        let sections = [&concept.zh, &concept.en];
        let shown = sections.into_iter().flat_map(|section| {
            let others =
                section.abbreviation.iter().chain(&section.admitted).map(|term| term.text.as_str());
            std::iter::once(section.preferred.as_str()).chain(others)
        });
        let shown: BTreeSet<String> = shown.map(|name| normalize(name, FOLDING)).collect();
        for term in sections.into_iter().flat_map(|section| &section.hidden) {
            assert!(
                !shown.contains(&normalize(&term.text, FOLDING)),
                "{} of {}",
                term.text,
                concept.id
            );
        }
    }
}

#[test]
fn arxiv_identifiers_have_the_titles_of_the_checked_list() {
    let checked = include_str!("../arxiv.tsv").lines().filter(|line| !line.starts_with('#'));
    let mut known = BTreeSet::new();
    let sources = parsed().sources;
    for line in checked {
        let mut columns = line.split('\t');
        let (id, title) = (columns.next().expect("an id"), columns.next().expect("a title"));
        let source = sources.iter().find(|source| source.arxiv.as_deref() == Some(id));
        let source =
            source.unwrap_or_else(|| panic!("{id} is in tests/arxiv.tsv, but nothing cites it"));
        let letters = |text: &str| -> String {
            text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect()
        };
        assert_eq!(letters(&source.title), letters(title), "{id}");
        known.insert(id);
    }
    assert!(known.len() > 50, "the list has been lost");
}
