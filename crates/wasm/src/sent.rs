//! What JavaScript hands over, taken field by field: where its shape is wrong, the field is named.
//!
//! Written out rather than derived: serde's way would add a tenth to the engine, most of it for messages that print floats.

use js_sys::{Array, Object, Uint32Array};
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

// Typed as `types.d.ts` says. What a field holds is looked at all the same: callers of JavaScript may hand over anything.
#[wasm_bindgen]
extern "C" {
    /// A snapshot that a content script took.
    #[wasm_bindgen(typescript_type = "Snapshot")]
    pub type SentSnapshot;
    #[wasm_bindgen(method, getter)]
    fn url(this: &SentSnapshot) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn source(this: &SentSnapshot) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn elements(this: &SentSnapshot) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn hosts(this: &SentSnapshot) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn geometry(this: &SentSnapshot) -> JsValue;

    type SentGeometry;
    #[wasm_bindgen(method, getter)]
    fn cover(this: &SentGeometry) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn fixed(this: &SentGeometry) -> JsValue;

    /// The reader's settings.
    #[wasm_bindgen(extends = Object, typescript_type = "EngineSettings")]
    pub type SentSettings;
    #[wasm_bindgen(method, getter)]
    fn kinds(this: &SentSettings) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn languages(this: &SentSettings) -> JsValue;
    #[wasm_bindgen(method, getter, js_name = overlaysEverywhere)]
    fn overlays_everywhere(this: &SentSettings) -> JsValue;
}

/// What a field holds, with the field's name.
struct Field(&'static str, JsValue);

impl Field {
    fn wrong(&self, wanted: &'static str) -> WrongShape {
        WrongShape { field: self.0, wanted }
    }

    fn text(&self) -> Result<String, WrongShape> {
        self.1.as_string().ok_or(self.wrong("a string"))
    }

    fn list(&self, wanted: &'static str) -> Result<&Array, WrongShape> {
        self.1.dyn_ref().ok_or(self.wrong(wanted))
    }

    fn texts(&self) -> Result<Vec<String>, WrongShape> {
        const WANTED: &str = "an array of strings";
        self.list(WANTED)?.iter().map(|text| text.as_string().ok_or(self.wrong(WANTED))).collect()
    }

    fn number(&self) -> Result<u32, WrongShape> {
        self.1.as_f64().map(|number| number as u32).ok_or(self.wrong("a number"))
    }

    fn truth(&self) -> Result<bool, WrongShape> {
        self.1.as_bool().ok_or(self.wrong("true or false"))
    }

    fn is_nothing(&self) -> bool {
        self.1.is_undefined() || self.1.is_null()
    }
}

/// A snapshot that a content script took.
///
/// # Errors
/// When a field has another shape than `Snapshot` says.
pub fn snapshot(sent: &SentSnapshot) -> Result<Snapshot, WrongShape> {
    if !sent.is_object() {
        return Err(WrongShape { field: "snapshot", wanted: "an object" });
    }
    let url = Field("url", sent.url());
    Ok(Snapshot {
        url: if url.is_nothing() { None } else { Some(url.text()?) },
        source: Field("source", sent.source()).text()?,
        elements: Field("elements", sent.elements()).number()?,
        hosts: Uint32Array::new(Field("hosts", sent.hosts()).list("an array of numbers")?).to_vec(),
        geometry: geometries(&Field("geometry", sent.geometry()))?,
    })
}

fn geometries(field: &Field) -> Result<Vec<(u32, Geometry)>, WrongShape> {
    const WANTED: &str = "an array of pairs: a node's number and its geometry";
    let pair = |pair: JsValue| {
        let pair = pair.dyn_into::<Array>().ok()?;
        Some((pair.get(0).as_f64()? as u32, geometry(&pair.get(1))?))
    };
    field.list(WANTED)?.iter().map(|item| pair(item).ok_or(field.wrong(WANTED))).collect()
}

/// Where an element lies over the page; `None` where that has another shape.
pub fn geometry(value: &JsValue) -> Option<Geometry> {
    let sent: &SentGeometry = value.is_object().then(|| value.unchecked_ref())?;
    Some(Geometry { cover: sent.cover().as_f64()? as f32, fixed: sent.fixed().as_bool()? })
}

/// The reader's settings; what is left out stands as a new reader gets it.
///
/// # Errors
/// When a field has another shape than `EngineSettings` says, or there is a field or a kind that it does not know.
pub fn settings(sent: Option<&SentSettings>) -> Result<Settings, WrongSettings> {
    const NAMES: [&str; 3] = ["kinds", "languages", "overlaysEverywhere"];
    let mut settings = Settings::default();
    let Some(sent) = sent else { return Ok(settings) };
    if !sent.is_object() {
        return Err(WrongShape { field: "settings", wanted: "an object" }.into());
    }
    if Object::keys(sent).iter().any(|key| key.as_string().is_none_or(|key| !NAMES.contains(&&*key))) {
        let wanted = "made of `kinds`, `languages` and `overlaysEverywhere` alone";
        return Err(WrongShape { field: "settings", wanted }.into());
    }
    let [kinds, languages, overlays] = [sent.kinds(), sent.languages(), sent.overlays_everywhere()];
    if !kinds.is_undefined() {
        let of = |name: &String| NagKind::ALL.into_iter().find(|kind| kind.name() == name);
        let kind = |name: String| of(&name).ok_or(WrongSettings::Kind(name));
        settings.kinds = Field(NAMES[0], kinds).texts()?.into_iter().map(kind).collect::<Result<_, _>>()?;
    }
    if !languages.is_undefined() {
        settings.languages = Field(NAMES[1], languages).texts()?;
    }
    if !overlays.is_undefined() {
        settings.overlays_everywhere = Field(NAMES[2], overlays).truth()?;
    }
    Ok(settings)
}
