//! The data model: what `concepts.toml` says, as types. Data only.
//!
//! Also compiled by `build.rs`, which reads the file into these very types. The names are those of
//! ISO 1087 (concept, preferred and admitted term, subject field), ISO 25964 (generic, partitive and
//! instantial relations) and SKOS (hidden label, scope note, history note). How an entry is written
//! is explained at the head of `concepts.toml`.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize};

use crate::date::Date;

/// The whole file: a terminological data collection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Collection {
    /// Which edition of the data this is.
    pub edition: Edition,
    /// The branches of knowledge that concepts belong to.
    #[serde(default, rename = "subject_field")]
    pub subject_fields: Vec<VocabularyItem>,
    /// The questions that comparisons line up (purpose, mechanism, limits, …), in reading order.
    #[serde(default, rename = "aspect")]
    pub aspects: Vec<VocabularyItem>,
    /// The periods of the timeline.
    #[serde(default, rename = "stage")]
    pub stages: Vec<Stage>,
    /// The texts that statements rest on.
    #[serde(default, rename = "source")]
    pub sources: Vec<Source>,
    /// The concepts, sorted by identifier.
    #[serde(default, rename = "concept")]
    pub concepts: Vec<Concept>,
    /// The curated comparisons.
    #[serde(default, rename = "comparison")]
    pub comparisons: Vec<Comparison>,
}

/// Version and date of the data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Edition {
    /// Version of the data, `major.minor.patch`.
    pub version: String,
    /// The month in which the collection as a whole was last reviewed.
    pub reviewed: Date,
}

/// A text in both languages.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bilingual {
    /// Chinese, in simplified characters.
    pub zh: String,
    /// English, in American spelling.
    pub en: String,
}

/// A word of a closed vocabulary of the file: a subject field or an aspect.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VocabularyItem {
    /// Identifier, kebab case.
    pub id: String,
    /// Chinese name.
    pub zh: String,
    /// English name.
    pub en: String,
}

/// A period of the timeline, or a part of one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stage {
    /// Identifier, kebab case.
    pub id: String,
    /// Chinese name.
    pub zh: String,
    /// English name.
    pub en: String,
    /// First year of the period.
    pub from: u16,
    /// Last year of the period; none for the period we live in.
    pub to: Option<u16>,
    /// The stage that this one is a part of.
    pub part_of: Option<String>,
}

/// A text that statements rest on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Identifier: surname or organization, year, a word of the title.
    pub id: String,
    /// The exact title.
    pub title: String,
    /// First author and “et al.”, or the organization.
    pub authors: String,
    /// First public date.
    pub date: Date,
    /// arXiv identifier without version, such as `1706.03762`.
    pub arxiv: Option<String>,
    /// Digital object identifier, without resolver.
    pub doi: Option<String>,
    /// Address of a source that has neither of the two.
    pub url: Option<String>,
}

/// A unit of knowledge, with its terms in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Concept {
    /// Identifier, kebab case, stable for ever.
    pub id: String,
    /// Identifiers it had before.
    #[serde(default)]
    pub former_ids: Vec<String>,
    /// What sort of thing it is.
    pub kind: Kind,
    /// True if the concept stands at the top: nothing is broader.
    #[serde(default)]
    pub root: bool,
    /// Identifier of the branch of knowledge.
    pub subject_field: String,
    /// What it is a kind of (generic relation).
    #[serde(default)]
    pub broader: Vec<String>,
    /// What it is a component or a step of (partitive relation).
    #[serde(default)]
    pub part_of: Vec<String>,
    /// The class or family that this one thing belongs to (instantial relation).
    #[serde(default)]
    pub instance_of: Vec<String>,
    /// The neighbours a reader would want next (associative relation).
    #[serde(default)]
    pub related: Vec<String>,
    /// What people mix it up with.
    #[serde(default)]
    pub confusable: Vec<String>,
    /// The organizations that made it.
    #[serde(default)]
    pub developer: Vec<String>,
    /// Identifiers of the sources that the entry as a whole rests on.
    pub sources: Vec<String>,
    /// The month in which the entry was last checked against its sources.
    pub reviewed: Date,
    /// What Chinese says.
    pub zh: LanguageSection,
    /// What English says.
    pub en: LanguageSection,
    /// Short answers, by identifier of the aspect.
    #[serde(default)]
    pub aspects: BTreeMap<String, AspectAnswer>,
    /// Typed facts of a model, a family of models or a product.
    pub model: Option<ModelFacts>,
    /// Official decisions on the name.
    #[serde(default, rename = "ruling")]
    pub rulings: Vec<Ruling>,
    /// Dated notes, the material of the timeline.
    #[serde(default, rename = "history")]
    pub history: Vec<HistoryNote>,
}

/// What sort of thing a concept is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// An idea that none of the other kinds fits.
    Concept,
    /// A branch of knowledge.
    Field,
    /// Something a system is asked to do.
    Task,
    /// A way of doing something.
    Method,
    /// A design of a network or a system.
    Architecture,
    /// Something that is observed.
    Phenomenon,
    /// A quantity that is measured.
    Metric,
    /// One trained model.
    Model,
    /// Models that share a name and a maker.
    Family,
    /// Something that is offered to users.
    Product,
    /// A company, a laboratory or another body.
    Organization,
    /// A test that models are compared by.
    Benchmark,
    /// A named collection of data.
    Dataset,
    /// A published standard.
    Standard,
    /// Rules by which programs talk to each other.
    Protocol,
    /// A law or a regulation.
    Law,
    /// A program.
    Tool,
    /// A device.
    Hardware,
}

/// Everything that one language says about a concept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LanguageSection {
    /// The recommended term.
    pub preferred: String,
    /// Short forms.
    #[serde(default, deserialize_with = "terms")]
    pub abbreviation: Vec<Term>,
    /// Accepted synonyms.
    #[serde(default, deserialize_with = "terms")]
    pub admitted: Vec<Term>,
    /// Terms to avoid in this sense.
    #[serde(default, deserialize_with = "terms")]
    pub deprecated: Vec<Term>,
    /// Forms that are searched for but never shown as names.
    #[serde(default, deserialize_with = "terms")]
    pub hidden: Vec<Term>,
    /// Pinyin of the preferred term with tone marks, a syllable per Chinese character. In the file only
    /// where a character has several readings; the build fills in the rest. Chinese only.
    pub pinyin: Option<String>,
    /// One sentence that could stand for the term.
    #[serde(deserialize_with = "reflowed")]
    pub definition: String,
    /// How it works, why it matters, an example, the usual misunderstanding.
    #[serde(deserialize_with = "reflowed")]
    pub explanation: String,
    /// A remark on disputed usage.
    #[serde(default, deserialize_with = "reflowed_option")]
    pub scope_note: Option<String>,
}

/// A designation other than the preferred one. In the file a string, or a table if there is more to say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// The term itself.
    #[serde(rename = "term")]
    pub text: String,
    /// Where it is used, if only there.
    pub region: Option<Region>,
    /// Chinese: why it has this standing.
    pub reason_zh: Option<String>,
    /// English: why it has this standing.
    pub reason_en: Option<String>,
    /// The concept that the term is right for.
    pub instead: Option<String>,
}

/// A region with words of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Region {
    /// Taiwan.
    #[serde(rename = "TW")]
    Taiwan,
    /// Hong Kong.
    #[serde(rename = "HK")]
    HongKong,
}

/// A short answer to the question that an aspect asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AspectAnswer {
    /// Chinese answer.
    pub zh: String,
    /// English answer.
    pub en: String,
    /// Identifier of the source of a fact in it.
    pub source: Option<String>,
}

/// What the maker has published about a model. A fact that is absent is unknown or does not apply.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ModelFacts {
    /// First public date.
    pub released: Option<Date>,
    /// Numbers of parameters, one for each size.
    #[serde(default, deserialize_with = "disclosed")]
    pub parameters: Option<Disclosed<Vec<u64>>>,
    /// Numbers of parameters used for one token, one for each size.
    #[serde(default, deserialize_with = "disclosed")]
    pub active_parameters: Option<Disclosed<Vec<u64>>>,
    /// Lengths of the context window, in tokens.
    #[serde(default, deserialize_with = "disclosed")]
    pub context_tokens: Option<Disclosed<Vec<u64>>>,
    /// What it takes and gives.
    #[serde(default)]
    pub modality: Vec<Modality>,
    /// Whether the weights can be downloaded.
    pub weights: Option<Weights>,
    /// Name of the licence of the weights.
    #[serde(default, deserialize_with = "disclosed")]
    pub licence: Option<Disclosed<String>>,
}

/// A fact that its owner may have chosen not to publish.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Disclosed<T> {
    /// The maker has not said.
    Undisclosed,
    /// The maker has said.
    Published(T),
}

/// A kind of signal that a model takes or gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Modality {
    /// Natural language.
    Text,
    /// Still pictures.
    Image,
    /// Sound, speech included.
    Audio,
    /// Moving pictures.
    Video,
    /// Program text.
    Code,
    /// Three-dimensional shapes.
    #[serde(rename = "3d")]
    ThreeD,
}

/// Whether the weights of a model can be downloaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Weights {
    /// Anyone can download them, whatever the licence.
    Open,
    /// They stay with the maker.
    Closed,
}

/// An official decision on a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ruling {
    /// The term decided on.
    pub term: String,
    /// The body that decided.
    pub body: String,
    /// When.
    pub date: Date,
    /// How binding the decision is.
    pub strength: Strength,
    /// Identifier of the source.
    pub source: String,
}

/// How binding an official decision is; never rounded up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Strength {
    /// Examined and published (审定公布).
    Approved,
    /// Published for trial use (试用).
    Trial,
    /// Recommended.
    Recommended,
}

/// A dated remark, the material of the timeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HistoryNote {
    /// When it happened, as precise as the source.
    pub date: Date,
    /// What sort of event it was.
    pub kind: EventKind,
    /// Whether it belongs on the one-page timeline of the whole field.
    #[serde(default)]
    pub major: bool,
    /// Chinese: what happened, one clause.
    pub zh: String,
    /// English: what happened, one clause.
    pub en: String,
    /// Identifier of the source.
    pub source: String,
    /// Other concepts that the event belongs to; it is written once.
    #[serde(default)]
    pub also: Vec<String>,
}

/// What sort of event a history note tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EventKind {
    /// A paper is made public.
    Paper,
    /// A model is made public.
    Model,
    /// A product is offered.
    Product,
    /// Something else is released: weights, data, an interface.
    Release,
    /// A company is founded, joined or renamed.
    Company,
    /// A standard is issued.
    Standard,
    /// A law or a regulation is passed or takes effect.
    Law,
    /// A name is coined, decided or changed.
    Naming,
    /// Anything else.
    Event,
}

/// A curated comparison of two to four concepts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Comparison {
    /// Identifiers of the concepts, in the order of the columns.
    pub concepts: Vec<String>,
    /// How they are related.
    pub relation: Relation,
    /// One sentence that says what the difference is.
    pub verdict: Bilingual,
    /// When to use which.
    pub choose: Bilingual,
    /// What people usually get wrong.
    pub mistake: Bilingual,
    /// Identifiers of the sources.
    pub sources: Vec<String>,
    /// The month in which it was last checked against its sources.
    pub reviewed: Date,
    /// The dimensions compared.
    #[serde(rename = "row")]
    pub rows: Vec<Row>,
}

/// One dimension of a comparison, with a cell for each concept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// What is compared.
    pub dimension: Bilingual,
    /// One answer for each concept, in the order of the comparison.
    pub cells: Vec<Bilingual>,
}

/// How compared concepts are related.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Relation {
    /// One contains the other.
    Broader,
    /// Either will do; they compete.
    Alternative,
    /// Stages of one process.
    Stage,
    /// They lie on different layers and are no alternatives.
    Layer,
    /// One word with two meanings.
    SameWord,
    /// A product and the technique in it.
    Product,
}

/// A term as the file writes it.
#[derive(Deserialize)]
#[serde(untagged)]
enum WrittenTerm {
    Plain(String),
    Annotated(Term),
}

impl From<WrittenTerm> for Term {
    fn from(written: WrittenTerm) -> Self {
        match written {
            WrittenTerm::Annotated(term) => term,
            WrittenTerm::Plain(text) => {
                Self { text, region: None, reason_zh: None, reason_en: None, instead: None }
            }
        }
    }
}

// The packed form (postcard) does not describe itself, so the shorthands of the file, a string for a
// table or a word for a number, are only understood where the format can tell them apart.

fn terms<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Term>, D::Error> {
    if deserializer.is_human_readable() {
        let written = Vec::<WrittenTerm>::deserialize(deserializer)?;
        Ok(written.into_iter().map(Term::from).collect())
    } else {
        Vec::deserialize(deserializer)
    }
}

fn disclosed<'de, D, T>(deserializer: D) -> Result<Option<Disclosed<T>>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    #[derive(Deserialize)]
    #[serde(rename_all = "kebab-case")]
    enum Word {
        Undisclosed,
    }
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Written<T> {
        Word(Word),
        Fact(T),
    }
    if !deserializer.is_human_readable() {
        return Option::deserialize(deserializer);
    }
    Ok(Some(match Written::deserialize(deserializer)? {
        Written::Word(Word::Undisclosed) => Disclosed::Undisclosed,
        Written::Fact(fact) => Disclosed::Published(fact),
    }))
}

fn reflowed<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let human = deserializer.is_human_readable();
    let text = String::deserialize(deserializer)?;
    Ok(if human { reflow(&text) } else { text })
}

fn reflowed_option<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    let human = deserializer.is_human_readable();
    let text = Option::<String>::deserialize(deserializer)?;
    Ok(text.map(|text| if human { reflow(&text) } else { text }))
}

/// Joins the lines of the file into one paragraph. Between Chinese characters a line break is nothing,
/// elsewhere it is a space.
fn reflow(text: &str) -> String {
    let mut paragraph = String::with_capacity(text.len());
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if let (Some(before), Some(after)) = (paragraph.chars().next_back(), line.chars().next())
            && !joins_without_space(before, after)
        {
            paragraph.push(' ');
        }
        paragraph.push_str(line);
    }
    paragraph
}

fn joins_without_space(before: char, after: char) -> bool {
    let full_width_mark = |c: char| matches!(c, '\u{3000}'..='\u{303f}' | '\u{ff01}'..='\u{ff65}');
    // Quotation marks and dashes are the same in both languages; what is beside them tells.
    let shared_mark = |c: char| matches!(c, '“' | '”' | '‘' | '’' | '—' | '…');
    let han = |c: char| matches!(c, '\u{3400}'..='\u{9fff}');
    full_width_mark(before)
        || full_width_mark(after)
        || (han(before) && (han(after) || shared_mark(after)))
        || (shared_mark(before) && han(after))
}

#[cfg(test)]
mod tests {
    use super::reflow;

    #[test]
    fn lines_of_chinese_join_without_space_and_lines_of_english_with_one() {
        assert_eq!(reflow("涌现\n能力。\n它"), "涌现能力。它");
        assert_eq!(reflow("\nlarge\n  model\n"), "large model");
        assert_eq!(reflow("参数量为\n175 billion"), "参数量为 175 billion");
        assert_eq!(reflow("the\n“R1” and “that”\nmodel"), "the “R1” and “that” model");
        assert_eq!(reflow("称为\n“词元”\n的"), "称为“词元”的");
    }
}
