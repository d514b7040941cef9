using System.Text.Json.Nodes;

namespace RazorOkta.MockOkta.Idx.Ion;

/// <summary>A field of a form, as Ion writes it; and, since the form is what was asked for, the measure of what comes back.</summary>
internal sealed record IonField(string Name)
{
    public string? Label { get; init; }

    /// <summary>Null means a string.</summary>
    public string? Type { get; init; }

    public bool? Required { get; init; }

    public bool Secret { get; init; }

    /// <summary>Prefilled; with <see cref="Mutable"/> false it is the only value that may come back.</summary>
    public string? Value { get; init; }

    public bool? Visible { get; init; }

    public bool? Mutable { get; init; }

    public int? MinLength { get; init; }

    public int? MaxLength { get; init; }

    /// <summary>The fields of an object.</summary>
    public IReadOnlyList<IonField> Fields { get; init; } = [];

    /// <summary>The fields stand as the object's value rather than as its form: there is nothing to choose.</summary>
    public bool IsFixed { get; init; }

    public IReadOnlyList<IonOption> Options { get; init; } = [];

    public bool IsObject => Fields.Count > 0 || Options.Any(option => option.Fields.Count > 0);

    public static IonField Hidden(string name, string value, bool required = true) => new(name) { Required = required, Value = value, Visible = false, Mutable = false };

    public static IonField Fixed(string name, string value, bool required = true) => new(name) { Required = required, Value = value, Mutable = false };

    public static IonField Object(string name, params IonField[] fields) => new(name) { Type = "object", Required = true, Fields = fields };

    /// <param name="path">Where the field stands, for example <c>credentials.passcode</c>.</param>
    /// <param name="problems">Said beside the fields that they are about.</param>
    public JsonObject ToJson(string path, ILookup<string, IonMessage> problems)
    {
        var json = new JsonObject { ["name"] = Name };
        Add(json, "label", Label);
        Add(json, "type", Type);
        Add(json, "required", Required);
        Add(json, "secret", Secret ? true : null);
        Add(json, "value", IsFixed ? new JsonObject { ["form"] = IonForm.Of(Fields, path, problems) } : Value);
        Add(json, "visible", Visible);
        Add(json, "mutable", Mutable);
        Add(json, "minLength", MinLength);
        Add(json, "maxLength", MaxLength);
        Add(json, "form", Fields.Count > 0 && !IsFixed ? IonForm.Of(Fields, path, problems) : null);
        Add(json, "options", Options.Count > 0 ? new JsonArray([.. Options.Select(option => option.ToJson(path, problems))]) : null);
        Add(json, "messages", problems.Contains(path) ? IonMessage.List(problems[path]) : null);
        return json;
    }

    private static void Add(JsonObject json, string member, JsonNode? value)
    {
        if (value is not null)
        {
            json[member] = value;
        }
    }
}

/// <summary>One of several values: a word, or a form of its own.</summary>
internal sealed record IonOption(string Label)
{
    public string? Value { get; init; }

    /// <summary>The word is <c>true</c> or <c>false</c>, and is written as such.</summary>
    public bool IsFlag { get; init; }

    public IReadOnlyList<IonField> Fields { get; init; } = [];

    /// <summary>A JSON path into the same answer: clients take icon and view from what it points to.</summary>
    public string? RelatesTo { get; init; }

    public JsonObject ToJson(string path, ILookup<string, IonMessage> problems)
    {
        var json = new JsonObject
        {
            ["label"] = Label,
            ["value"] = Fields.Count > 0 ? new JsonObject { ["form"] = IonForm.Of(Fields, path, problems) } : Word()
        };
        if (RelatesTo is not null)
        {
            json["relatesTo"] = RelatesTo;
        }

        return json;
    }

    private JsonNode? Word() => IsFlag ? JsonValue.Create(Value == "true") : Value;
}
