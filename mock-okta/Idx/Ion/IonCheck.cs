using System.Text.Json;
using System.Text.Json.Nodes;

namespace RazorOkta.MockOkta.Idx.Ion;

/// <summary>Holds what was sent against the form that was asked for.</summary>
internal static class IonCheck
{
    private static readonly IonMessage Blank = new("This field cannot be left blank", "model.validation.field.blank");

    public static readonly IonMessage NotOffered = new("This field value is not allowed", "model.validation.field.value.not.allowed");

    private static readonly IonMessage TooLong = new("This field cannot exceed the maximum allowed characters", "model.validation.field.string.maxLength");

    /// <summary>What is typed is remembered, and must not fill the memory.</summary>
    private const int Longest = 4_096;

    /// <summary>False when something is of another kind than its field: an object where a text belongs, a number for a flag.</summary>
    public static bool IsWellFormed(IReadOnlyList<IonField> fields, JsonObject given) => fields.All(field => HasItsKind(field, given[field.Name]));

    /// <summary>What a person could mend, each by the path of its field.</summary>
    public static ILookup<string, IonMessage> Problems(IReadOnlyList<IonField> fields, JsonObject given) =>
        fields.SelectMany(field => Problems(field, given[field.Name], field.Name)).ToLookup(problem => problem.Path, problem => problem.Message);

    private static bool HasItsKind(IonField field, JsonNode? given) => given switch
    {
        null => true,
        JsonObject members => field.IsObject && IsWellFormed(field.Fields, members) && field.Options.All(option => IsWellFormed(option.Fields, members)),
        JsonValue value when field.Type == "boolean" => value.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
        JsonValue value => !field.IsObject && value.GetValueKind() == JsonValueKind.String,
        _ => false,
    };

    private static IEnumerable<(string Path, IonMessage Message)> Problems(IonField field, JsonNode? given, string path)
    {
        if (IsAbsent(given))
        {
            return field.Required == true ? Missing(field, path) : [];
        }

        return given is JsonObject members ? InObject(field, members, path) : InValue(field, given!, path);
    }

    /// <summary>Said at the first field that a person sees.</summary>
    private static IEnumerable<(string Path, IonMessage Message)> Missing(IonField field, string path) =>
        field.Fields is [var first, ..] ? [(IonForm.PathOf(path, first), Blank)] : [(path, Blank)];

    private static IEnumerable<(string Path, IonMessage Message)> InObject(IonField field, JsonObject given, string path)
    {
        var fields = field.Options.Count == 0 ? field.Fields : field.Options.FirstOrDefault(option => Fits(option, given))?.Fields;
        return fields is null
            ? [(path, NotOffered)]
            : fields.SelectMany(inner => Problems(inner, given[inner.Name], IonForm.PathOf(path, inner)));
    }

    private static IEnumerable<(string Path, IonMessage Message)> InValue(IonField field, JsonNode given, string path)
    {
        if (given.ToString().Length > (field.MaxLength ?? Longest))
        {
            return [(path, TooLong)];
        }

        return IsOffered(field, given.ToString()) ? [] : [(path, NotOffered)];
    }

    /// <summary>An option is meant when nothing that it fixes, or offers a choice of, was sent otherwise.</summary>
    private static bool Fits(IonOption option, JsonObject given) => option.Fields.All(field =>
        IsAbsent(given[field.Name]) ? field is not { Required: true, Mutable: false } : IsOffered(field, given[field.Name]!.ToString()));

    private static bool IsOffered(IonField field, string given) =>
        (field.Mutable != false || given == field.Value)
        && (field.Options.Count == 0 || field.Options.Any(option => option.Value == given));

    private static bool IsAbsent(JsonNode? given) => given is null || (given.GetValueKind() == JsonValueKind.String && given.ToString().Length == 0);
}
