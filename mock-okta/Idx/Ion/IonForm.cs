using System.Text.Json.Nodes;

namespace RazorOkta.MockOkta.Idx.Ion;

/// <summary>Fields in their places.</summary>
internal static class IonForm
{
    public static readonly ILookup<string, IonMessage> NoProblems = Array.Empty<IonMessage>().ToLookup(_ => "");

    public static JsonObject Of(IEnumerable<IonField> fields, string path, ILookup<string, IonMessage> problems) =>
        new() { ["value"] = Values(fields, path, problems) };

    public static JsonArray Values(IEnumerable<IonField> fields, string path, ILookup<string, IonMessage> problems) =>
        new([.. fields.Select(field => (JsonNode)field.ToJson(PathOf(path, field), problems))]);

    public static string PathOf(string path, IonField field) => path.Length == 0 ? field.Name : $"{path}.{field.Name}";
}
