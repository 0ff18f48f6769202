//! Console sessions: what is typed, and what comes.

#[test]
fn the_documents_tell_the_truth() {
    let cases = trycmd::TestCases::new();
    // Nothing of the machine reaches an answer.
    for (name, value) in [("LC_ALL", "C"), ("LANG", "C"), ("COLUMNS", "80"), ("TERM", "dumb")] {
        cases.env(name, value);
    }
    for name in
        ["AITERM_LANG", "LC_MESSAGES", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "FORCE_HYPERLINK"]
    {
        cases.env(name, "");
    }
    cases.case("README.md").case("README.zh-CN.md").case("tests/cmd/**/*.trycmd");
}
