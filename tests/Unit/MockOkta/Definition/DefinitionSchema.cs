using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using RazorOkta.MockOkta;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Definition.Json;

namespace RazorOkta.Tests.Unit.MockOkta.Definition;

/// <summary>Makes the published JSON Schema from the records and what their documentation says.</summary>
internal static partial class DefinitionSchema
{
    public const string File = "mock-okta/mock-okta.schema.json";

    private const string Moment = @"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,7})?(Z|[+-]\d{2}:\d{2})$";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Dictionary<string, string> Documentation = ReadDocumentation();

    public static string Generate()
    {
        var schema = DefinitionJson.Options.GetJsonSchemaAsNode(typeof(OrgDefinition), new JsonSchemaExporterOptions
        {
            TreatNullObliviousAsNonNullable = true,
            TransformSchemaNode = Describe,
        }).AsObject();
        schema["properties"]!.AsObject().Insert(0, DefinitionJson.SchemaMember, new JsonObject { ["type"] = "string", ["description"] = "The address of this schema, for editors." });
        schema.Insert(0, "title", "Definition of a mock-okta org");
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        return JsonSerializer.Serialize(schema, Readable) + "\n";
    }

    private static JsonNode Describe(JsonSchemaExporterContext context, JsonNode schema)
    {
        var described = schema as JsonObject ?? [];
        if (described.ContainsKey("$ref"))
        {
            return described;
        }

        Constrain(Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type, described, Nullable.GetUnderlyingType(context.TypeInfo.Type) is not null);
        if (DocumentationOf(context) is { } text)
        {
            described.Remove("description");
            described.Insert(0, "description", text);
        }

        return described;
    }

    /// <summary>What the reader asks of the texts that stand for other things.</summary>
    private static void Constrain(Type type, JsonObject schema, bool nullable)
    {
        var pattern = type == typeof(TimeSpan) ? DurationConverter.Pattern : type == typeof(DateTimeOffset) ? Moment : null;
        if (pattern is not null)
        {
            schema["type"] = nullable ? new JsonArray("string", "null") : "string";
            schema["format"] = type == typeof(TimeSpan) ? "duration" : "date-time";
            schema["pattern"] = pattern;
        }
        else if (type == typeof(int))
        {
            (schema["minimum"], schema["maximum"]) = (int.MinValue, int.MaxValue);
        }
        else if (type == typeof(JsonObject))
        {
            schema["type"] = new JsonArray("object", "null");
        }
        else if (type.IsEnum)
        {
            schema["type"] = nullable ? new JsonArray("string", "null") : "string";
        }
    }

    /// <summary>What the member says, or else its type.</summary>
    private static string? DocumentationOf(JsonSchemaExporterContext context) =>
        (context.PropertyInfo is { AttributeProvider: PropertyInfo member } ? Documentation.GetValueOrDefault($"P:{member.DeclaringType!.FullName}.{member.Name}") : null)
        ?? Documentation.GetValueOrDefault($"T:{context.TypeInfo.Type.FullName}");

    private static Dictionary<string, string> ReadDocumentation() =>
        XDocument.Load(Path.ChangeExtension(typeof(MockOktaServer).Assembly.Location, ".xml")).Descendants("member")
            .Where(member => member.Element("summary") is not null)
            .ToDictionary(member => member.Attribute("name")!.Value, member => WhiteSpace().Replace(Text(member.Element("summary")!), " ").Trim());

    private static string Text(XElement element) => string.Concat(element.Nodes().Select(node => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" } see => Name(see.Attribute("cref")?.Value ?? see.Attribute("langword")?.Value ?? ""),
        XElement other => Text(other),
        _ => "",
    }));

    /// <summary>A member as it is written in JSON; of a type, its name.</summary>
    private static string Name(string cref) => cref.Split('.')[^1] is var name && cref.StartsWith("T:", StringComparison.Ordinal) ? name : JsonNamingPolicy.CamelCase.ConvertName(name);

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
