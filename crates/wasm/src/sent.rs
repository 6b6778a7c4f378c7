//! What JavaScript hands over, taken field by field: where its shape is wrong, the field is named.
//!
//! Written out rather than derived: serde's way would add a tenth to the engine, most of it for messages that print floats.

use js_sys::{Array, Object, Reflect, Uint32Array};
use wasm_bindgen::prelude::*;

use quiet_quotes::Settings;
use quiet_quotes::page::Geometry;
use quiet_quotes::page::read::snapshot::Snapshot;
use quiet_quotes::report::NagKind;

/// A field that has another shape than its type says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("`{field}` must be {wanted}")]
pub struct WrongShape {
    field: &'static str,
    wanted: &'static str,
}

/// Settings that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WrongSettings {
    /// A field has another shape than its type says.
    #[error(transparent)]
    Shape(#[from] WrongShape),
    /// A kind that there is not.
    #[error("`kinds` holds `{0}`, which is no kind: name some of {kinds}", kinds = NagKind::ALL.map(NagKind::name).join(", "))]
    Kind(String),
}

/// An object of JavaScript whose fields are taken.
struct Sent<'a>(&'a JsValue);

impl Sent<'_> {
    fn field(&self, name: &'static str) -> JsValue {
        Reflect::get(self.0, &name.into()).unwrap_or_default()
    }

    fn text(&self, field: &'static str) -> Result<Option<String>, WrongShape> {
        let value = self.field(field);
        let text = value.as_string();
        if text.is_some() || is_nothing(&value) { Ok(text) } else { Err(WrongShape { field, wanted: "a string or null" }) }
    }

    fn list(&self, field: &'static str, wanted: &'static str) -> Result<Array, WrongShape> {
        self.field(field).dyn_into().map_err(|_| WrongShape { field, wanted })
    }

    fn texts(&self, field: &'static str) -> Result<Vec<String>, WrongShape> {
        const WANTED: &str = "an array of strings";
        let texts = self.list(field, WANTED)?;
        texts.iter().map(|text| text.as_string().ok_or(WrongShape { field, wanted: WANTED })).collect()
    }

    fn number(&self, field: &'static str) -> Result<u32, WrongShape> {
        self.field(field).as_f64().map(|number| number as u32).ok_or(WrongShape { field, wanted: "a number" })
    }

    fn truth(&self, field: &'static str) -> Result<bool, WrongShape> {
        self.field(field).as_bool().ok_or(WrongShape { field, wanted: "true or false" })
    }
}

fn is_nothing(value: &JsValue) -> bool {
    value.is_undefined() || value.is_null()
}

/// A snapshot that a content script took.
///
/// # Errors
/// When a field has another shape than `Snapshot` says.
pub fn snapshot(value: &JsValue) -> Result<Snapshot, WrongShape> {
    let sent = Sent(value);
    Ok(Snapshot {
        url: sent.text("url")?,
        source: sent.text("source")?.ok_or(WrongShape { field: "source", wanted: "a string" })?,
        elements: sent.number("elements")?,
        hosts: Uint32Array::new(&sent.list("hosts", "an array of numbers")?.into()).to_vec(),
        geometry: geometries(&sent.list("geometry", GEOMETRY)?)?,
    })
}

const GEOMETRY: &str = "an array of pairs: a node's number and its geometry";

fn geometries(list: &Array) -> Result<Vec<(u32, Geometry)>, WrongShape> {
    let pair = |pair: JsValue| {
        let pair = pair.dyn_into::<Array>().ok()?;
        Some((pair.get(0).as_f64()? as u32, geometry(&pair.get(1))?))
    };
    list.iter().map(|item| pair(item).ok_or(WrongShape { field: "geometry", wanted: GEOMETRY })).collect()
}

/// Where an element lies over the page; `None` where that has another shape.
fn geometry(value: &JsValue) -> Option<Geometry> {
    let sent = Sent(value);
    Some(Geometry { cover: sent.field("cover").as_f64()? as f32, fixed: sent.field("fixed").as_bool()? })
}

/// The reader's settings; what is left out stands as a new reader gets it.
///
/// # Errors
/// When a field has another shape than `EngineSettings` says, or there is a field or a kind that it does not know.
pub fn settings(value: &JsValue) -> Result<Settings, WrongSettings> {
    const NAMES: [&str; 3] = ["kinds", "languages", "overlaysEverywhere"];
    let mut settings = Settings::default();
    let Some(object) = value.dyn_ref::<Object>() else {
        let wrong = WrongShape { field: "settings", wanted: "an object" };
        return if is_nothing(value) { Ok(settings) } else { Err(wrong.into()) };
    };
    if Object::keys(object).iter().any(|key| key.as_string().is_none_or(|key| !NAMES.contains(&&*key))) {
        let wanted = "made of `kinds`, `languages` and `overlaysEverywhere` alone";
        return Err(WrongShape { field: "settings", wanted }.into());
    }
    let sent = Sent(value);
    let given = |field| !sent.field(field).is_undefined();
    if given("kinds") {
        let of = |name: &String| NagKind::ALL.into_iter().find(|kind| kind.name() == name);
        let kind = |name: String| of(&name).ok_or(WrongSettings::Kind(name));
        settings.kinds = sent.texts("kinds")?.into_iter().map(kind).collect::<Result<_, _>>()?;
    }
    if given("languages") {
        settings.languages = sent.texts("languages")?;
    }
    if given("overlaysEverywhere") {
        settings.overlays_everywhere = sent.truth("overlaysEverywhere")?;
    }
    Ok(settings)
}
