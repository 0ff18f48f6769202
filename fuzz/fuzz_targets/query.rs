//! Any text as a query: no panic, and what the exact form answers the plain form answers likewise.
//!
//! `cargo fuzz run -s none query`

#![no_main]

use aiterm::command::{self, Answer, Detail, why};
use aiterm::language::{Language, Voice};
use aiterm::render::markdown;
use aiterm::search::Resolution;
use aiterm::search::lookup::{MOST_SUGGESTIONS, Tolerance, resolve};
use aiterm::termbase::{FOLDING, Termbase};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|query: &str| {
    let termbase = Termbase::built_in();
    let fuzzy = resolve(&termbase, FOLDING, query, Tolerance::Fuzzy);
    match resolve(&termbase, FOLDING, query, Tolerance::Exact) {
        exact @ Resolution::Found(_) => assert_eq!(exact, fuzzy),
        Resolution::NotFound(_) => {}
    }
    match &fuzzy {
        Resolution::Found(hits) => {
            assert!(!hits.is_empty());
            assert!(hits.iter().all(|hit| hit.score > 0.0 && hit.score <= 1.0));
        }
        Resolution::NotFound(suggestions) => assert!(suggestions.len() <= MOST_SUGGESTIONS),
    }
    let voice = Voice { language: Language::Zh, both: false };
    let answers = [
        command::answer(&termbase, query, Tolerance::Fuzzy, Detail::Brief),
        Answer::Why(why::why(&termbase, query, Tolerance::Fuzzy)),
    ];
    for answer in answers {
        let _ = markdown::render(&answer.document(voice, Detail::Brief));
        let _ = answer.remarks(voice);
    }
});
