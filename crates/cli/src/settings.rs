//! What a reader may set for all commands that look for nags.

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use quiet_quotes::Settings;
use quiet_quotes::report::NagKind;

/// What to look for.
#[derive(Args)]
pub struct SettingsFlags {
    /// Kinds of nags to hide, with commas between them; all by default
    #[arg(long, value_delimiter = ',', value_parser = kinds(), value_name = "KIND")]
    kinds: Vec<NagKind>,
    /// Languages of the pages on which to hide anything, two letters each, with commas between them; all by default
    #[arg(long, value_delimiter = ',', value_parser = language, value_name = "LANGUAGE")]
    languages: Vec<String>,
}

impl SettingsFlags {
    pub fn settings(self) -> Settings {
        let mut settings = Settings { languages: self.languages, ..Settings::default() };
        if !self.kinds.is_empty() {
            settings.kinds = self.kinds;
        }
        settings
    }
}

fn kinds() -> impl TypedValueParser<Value = NagKind> {
    PossibleValuesParser::new(NagKind::ALL.map(NagKind::name))
        .try_map(|name| NagKind::ALL.into_iter().find(|kind| kind.name() == name).ok_or("unknown kind"))
}

fn language(code: &str) -> Result<String, String> {
    if code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_lowercase()) {
        Ok(code.to_owned())
    } else {
        Err("a language is two small letters, such as en or de".to_owned())
    }
}
