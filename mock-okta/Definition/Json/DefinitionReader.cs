using System.Text.Json;
using System.Text.Json.Nodes;

namespace RazorOkta.MockOkta.Definition.Json;

/// <summary>What was read, or everything wrong with it.</summary>
/// <param name="Value">Null when there are mistakes.</param>
internal sealed record Reading<T>(T? Value, IReadOnlyList<Mistake> Mistakes)
    where T : class
{
    public bool Succeeded => Mistakes.Count == 0;
}

/// <summary>Reads definitions strictly: what it does not understand is a mistake, and all mistakes are told at once.</summary>
internal static class DefinitionReader
{
    /// <summary>A whole definition, with the comments that people write. What is absent has its default.</summary>
    /// <param name="text">JSON.</param>
    /// <param name="complete">What is added before the rules are asked, for example a client that is configured elsewhere.</param>
    public static Reading<OrgDefinition> ReadFile(string text, Func<OrgDefinition, OrgDefinition>? complete = null)
    {
        var (document, mistake) = JsonText.Parse(text, forPeople: true);
        using (document)
        {
            return document is null ? new Reading<OrgDefinition>(null, [mistake!]) : Read(document.RootElement, complete);
        }
    }

    /// <summary>A whole definition.</summary>
    public static Reading<OrgDefinition> Read(JsonElement given, Func<OrgDefinition, OrgDefinition>? complete = null)
    {
        var (org, wrongShapes) = ReadShape<OrgDefinition>(given);
        if (complete is not null)
        {
            org = complete(org);
        }

        IReadOnlyList<Mistake> mistakes = [.. wrongShapes, .. DefinitionRules.MistakesIn(org).Where(mistake => !IsDoubtful(mistake, wrongShapes))];
        return new Reading<OrgDefinition>(mistakes.Count == 0 ? org : null, mistakes);
    }

    /// <summary>A part of a definition, as far as its shape goes: the rules look at the whole that it will belong to.</summary>
    public static (T Value, IReadOnlyList<Mistake> Mistakes) ReadShape<T>(JsonElement given)
    {
        var check = new ShapeCheck();
        var repaired = check.Repair(given, typeof(T), "");
        return (repaired.Deserialize<T>(DefinitionJson.Options)!, check.Mistakes);
    }

    public static JsonObject Write<T>(T value) => JsonSerializer.SerializeToNode(value, DefinitionJson.Options)!.AsObject();

    /// <summary>A rule that looked at a replacement has nothing to say.</summary>
    private static bool IsDoubtful(Mistake mistake, IReadOnlyList<Mistake> wrongShapes) => wrongShapes.Any(wrong =>
        IsAtOrBelow(mistake.Path, wrong.Path) || (mistake.Basis is { } basis && (IsAtOrBelow(wrong.Path, basis) || IsAtOrBelow(basis, wrong.Path))));

    private static bool IsAtOrBelow(string path, string other) =>
        path.StartsWith(other, StringComparison.Ordinal) && (path.Length == other.Length || other.Length == 0 || path[other.Length] is '.' or '[');
}
