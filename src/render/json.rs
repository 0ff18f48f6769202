//! JSON: the answer itself, serialized. Its shape is fixed by `schema/answer.schema.json`.

use serde::Serialize;

/// The answer as one JSON object, over several lines or on one, with a line feed at its end.
///
/// # Panics
///
/// Never for the answers of this program: their maps have strings as keys.
#[must_use]
pub fn render<T: Serialize>(answer: &T, on_one_line: bool) -> String {
    let json = if on_one_line {
        serde_json::to_string(answer)
    } else {
        serde_json::to_string_pretty(answer)
    };
    json.expect("an answer is serializable") + "\n"
}
