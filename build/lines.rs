//! Where in the file an entry stands: a second parse that keeps positions.

use toml::de::{DeTable, DeValue};

use crate::integrity::{Entry, Violation};

/// Finds the lines of `concepts.toml`.
pub(crate) struct Lines<'a> {
    text: &'a str,
}

impl<'a> Lines<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self { text }
    }

    /// The line of the text at fault, or else the line where the entry begins.
    pub(crate) fn line(&self, violation: &Violation) -> usize {
        let begin = self.begin(&violation.entry).unwrap_or(0);
        let entry = &self.text[begin..];
        // The entry ends where the next top-level table begins.
        let end =
            entry[1.min(entry.len())..].find("\n[[").map_or(entry.len(), |at| self.end(begin, at));
        // A long text is wrapped in the file: its first words are enough to find it.
        let near: String =
            violation.near.chars().take_while(|c| !c.is_control()).take(12).collect();
        let at = if near.is_empty() { None } else { entry[..end].find(&near) };
        1 + self.text[..begin + at.unwrap_or(0)].matches('\n').count()
    }

    /// Line, entry and message of a text that is no TOML or does not have the form of the model.
    pub(crate) fn locate(&self, error: &toml::de::Error) -> String {
        let at = error.span().map_or(0, |span| span.start);
        let before = &self.text[..at];
        // The entry is named by the last identifier that stands before the fault.
        let entry = before.rsplit_once("\nid = \"").and_then(|(_, rest)| rest.split('"').next());
        let entry = entry.map_or(String::new(), |id| format!(" near `{id}`:"));
        let line = 1 + before.matches('\n').count();
        format!("{line}:{entry} {} [form]", error.message())
    }

    /// Sub-tables such as `[[concept.history]]` belong to the entry.
    fn end(&self, begin: usize, first: usize) -> usize {
        let entry = &self.text[begin..];
        let mut at = 1 + first;
        loop {
            let header = entry[at..].trim_start().trim_start_matches('[');
            let name = header.split(']').next().unwrap_or_default();
            if !name.contains('.') {
                return at;
            }
            let Some(next) = entry[at + 3..].find("\n[[") else {
                return entry.len();
            };
            at += 3 + next;
        }
    }

    /// The byte at which the entry begins.
    fn begin(&self, entry: &Entry) -> Option<usize> {
        let table = DeTable::parse(self.text).ok()?;
        let (name, id, position) = match entry {
            Entry::Concept(id) => ("concept", id.as_str(), None),
            Entry::Source(id) => ("source", id.as_str(), None),
            Entry::SubjectField(id) => ("subject_field", id.as_str(), None),
            Entry::Aspect(id) => ("aspect", id.as_str(), None),
            Entry::Stage(id) => ("stage", id.as_str(), None),
            Entry::Comparison(position, _) => ("comparison", "", Some(*position)),
        };
        let DeValue::Array(entries) = table.get_ref().get(name)?.get_ref() else {
            return None;
        };
        let mut entries = entries.iter();
        let found = match position {
            Some(position) => entries.nth(position),
            // The last of several with one identifier: that is the one too many.
            None => entries.rfind(|entry| {
                matches!(entry.get_ref(), DeValue::Table(table)
                if table.get("id").and_then(|id| id.get_ref().as_str()) == Some(id))
            }),
        };
        found.map(|entry| entry.span().start)
    }
}
