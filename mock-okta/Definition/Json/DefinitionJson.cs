using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using RazorOkta.MockOkta.Journal;

namespace RazorOkta.MockOkta.Definition.Json;

/// <summary>
/// How a definition is written as JSON. Reader, writer and schema all ask this one contract for the members of a record, so a member
/// that is added to a record is known to all three.
/// </summary>
internal static class DefinitionJson
{
    public const string SchemaMember = "$schema";

    public static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false), new DurationConverter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        WriteIndented = true,
    };

    public static JsonTypeInfo ContractOf(Type type) => Options.GetTypeInfo(type);

    /// <summary>Values of an enum as they are written.</summary>
    public static IReadOnlyList<string> NamesOf(Type @enum) => [.. Enum.GetNames(@enum).Select(JsonNamingPolicy.CamelCase.ConvertName)];

    /// <summary>Whether a member's value is never shown.</summary>
    public static bool IsSecret(string member) => Redaction.IsSecret(member);
}
