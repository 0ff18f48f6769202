//! Rules on sources: everything has one, each is used, each can be found.

use std::collections::BTreeSet;

use super::references::source_references;
use super::{Entry, Violation};
use crate::concept::{Collection, Source};

pub(super) fn every_concept_and_comparison_has_a_source(
    c: &Collection,
    found: &mut Vec<Violation>,
) {
    let concepts = c.concepts.iter().map(|x| (Entry::Concept(x.id.clone()), &x.sources));
    let comparisons = c.comparisons.iter().enumerate();
    let comparisons =
        comparisons.map(|(i, x)| (Entry::Comparison(i, x.concepts.clone()), &x.sources));
    for (entry, sources) in concepts.chain(comparisons) {
        if sources.is_empty() {
            found.push(Violation {
                entry,
                rule: "sources",
                message: "at least one source, and a primary one".into(),
                near: "sources".into(),
            });
        }
    }
}

pub(super) fn every_source_is_used(c: &Collection, found: &mut Vec<Violation>) {
    let mut used: BTreeSet<&str> = c.concepts.iter().flat_map(source_references).collect();
    used.extend(c.comparisons.iter().flat_map(|x| &x.sources).map(String::as_str));
    for source in c.sources.iter().filter(|source| !used.contains(source.id.as_str())) {
        found.push(Violation {
            entry: Entry::Source(source.id.clone()),
            rule: "unused source",
            message: "nothing cites this source".into(),
            near: source.id.clone(),
        });
    }
}

pub(super) fn sources_can_be_found(c: &Collection, found: &mut Vec<Violation>) {
    for source in &c.sources {
        if let Some(message) = why_not_found(source) {
            found.push(Violation {
                entry: Entry::Source(source.id.clone()),
                rule: "source address",
                message: message.into(),
                near: source.title.clone(),
            });
        }
    }
}

fn why_not_found(source: &Source) -> Option<&'static str> {
    match (&source.arxiv, &source.doi, &source.url) {
        (Some(id), None, None) => {
            (!is_arxiv_id(id)).then_some("an arXiv identifier looks like 1706.03762")
        }
        (None, Some(doi), None) => {
            let sound =
                doi.starts_with("10.") && doi.contains('/') && !doi.contains(char::is_whitespace);
            (!sound).then_some("a DOI looks like 10.1038/323533a0, without resolver")
        }
        (None, None, Some(url)) => {
            let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
            let sound =
                rest.is_some_and(|rest| rest.contains('.')) && !url.contains(char::is_whitespace);
            (!sound).then_some("an address begins with https:// or http:// and holds no space")
        }
        _ => Some("a source has exactly one of arxiv, doi and url"),
    }
}

/// New form `2203.02155` or old form `cs/9901002`, without version.
fn is_arxiv_id(id: &str) -> bool {
    let digits = |text: &str, lengths: &[usize]| {
        lengths.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
    };
    if let Some((month, number)) = id.split_once('.') {
        return digits(month, &[4]) && digits(number, &[4, 5]);
    }
    id.split_once('/').is_some_and(|(archive, number)| {
        archive.bytes().all(|b| b.is_ascii_lowercase() || b == b'-') && digits(number, &[7])
    })
}

#[cfg(test)]
mod tests {
    use crate::concept::Collection;
    use crate::integrity::fixture::broken;

    #[test]
    fn a_concept_has_a_source() {
        assert_eq!(broken(|c| c.comparisons[0].sources.clear()), ["sources"]);
    }

    #[test]
    fn a_source_that_nothing_cites_is_refused() {
        let unused = |c: &mut Collection| {
            let mut copy = c.sources.last().expect("a source").clone();
            copy.id.push_str("-again");
            c.sources.push(copy);
        };
        assert_eq!(broken(unused), ["unused source"]);
    }

    #[test]
    fn a_source_has_one_address_of_the_right_form() {
        let arxiv = |id: &'static str| {
            broken(move |c: &mut Collection| {
                let source = &mut c.sources[0];
                (source.doi, source.url) = (None, None);
                source.arxiv = Some(id.into());
            })
        };
        assert_eq!(arxiv("1706.03762"), [""; 0]);
        assert_eq!(arxiv("cs/9901002"), [""; 0]);
        assert_eq!(arxiv("1706.03762v5"), ["source address"]);
        assert_eq!(broken(|c| c.sources[0].doi = Some("10.1/x".into())), ["source address"]);
        let address = |c: &mut Collection| {
            let source = &mut c.sources[0];
            (source.arxiv, source.doi) = (None, None);
            source.url = Some("www.example.org".into());
        };
        assert_eq!(broken(address), ["source address"]);
    }
}
