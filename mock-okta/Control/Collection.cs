using System.Text.Json.Nodes;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Definition.Json;
using RazorOkta.MockOkta.Http;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Control;

/// <summary>One list of the definition as a resource: list, add, and by name read, put, patch and delete.</summary>
/// <param name="member">Its name in the definition.</param>
/// <param name="read">Takes it out.</param>
/// <param name="write">Puts it in place of the one before.</param>
/// <param name="isCalled">Whether an item is the one that a path names.</param>
internal sealed class Collection<T>(
    string member, Func<OrgDefinition, IReadOnlyList<T>> read, Func<OrgDefinition, IReadOnlyList<T>, OrgDefinition> write, Func<T, string, bool> isCalled)
    where T : class
{
    /// <summary>Members that an item keeps when it is replaced by one that does not say them.</summary>
    public IReadOnlyList<string> Kept { get; init; } = [];

    /// <summary>What an item must fulfil beyond the rules of the definition.</summary>
    public Func<OrgDefinition, T, IEnumerable<Mistake>> Check { get; init; } = (_, _) => [];

    public void Map(IEndpointRouteBuilder control, string route)
    {
        control.MapGet(route, (MockOrg org) => JsonAnswer.Of(new JsonObject { [member] = new JsonArray([.. read(org.Definition).Select(DefinitionReader.Write)]) }));
        control.MapPost(route, AddAsync);
        control.MapGet(route + "/{name}", (string name, MockOrg org) => Find(org, name) is { } item ? JsonAnswer.Of(DefinitionReader.Write(item)) : NotFound(name));
        control.MapPut(route + "/{name}", PutAsync);
        control.MapPatch(route + "/{name}", PatchAsync);
        control.MapDelete(route + "/{name}", Delete);
    }

    private async Task<IResult> AddAsync(HttpContext http, MockOrg org)
    {
        var reading = await DefinitionPart.ReadAsync<T>(http);
        return reading.Value is { } item ? Save(org, item, _ => null, StatusCodes.Status201Created) : ControlError.Because(reading.Mistakes);
    }

    private async Task<IResult> PutAsync(HttpContext http, MockOrg org, string name)
    {
        if (Find(org, name) is not { } old)
        {
            return NotFound(name);
        }

        var now = DefinitionReader.Write(old);
        var reading = await DefinitionPart.ReadAsync<T>(http, body =>
        {
            foreach (var kept in Kept.Where(kept => !body.ContainsKey(kept)))
            {
                body[kept] = now[kept]?.DeepClone();
            }
        });
        return Replace(org, name, reading);
    }

    private async Task<IResult> PatchAsync(HttpContext http, MockOrg org, string name) =>
        Find(org, name) is { } old ? Replace(org, name, await DefinitionPart.PatchAsync(http, old)) : NotFound(name);

    private IResult Delete(MockOrg org, string name)
    {
        if (Find(org, name) is null)
        {
            return NotFound(name);
        }

        var (_, mistakes) = CheckedChange.Make(org, now => write(now, [.. read(now).Where(item => !isCalled(item, name))]));
        return mistakes.Count == 0 ? Results.NoContent() : ControlError.Because(mistakes);
    }

    private IResult Replace(MockOrg org, string name, Reading<T> reading) => reading.Value is { } item
        ? Save(org, item, items => items.FirstOrDefault(old => isCalled(old, name)), StatusCodes.Status200OK)
        : ControlError.Because(reading.Mistakes);

    /// <summary>In the place of the old one; at the end when there is none.</summary>
    private IResult Save(MockOrg org, T item, Func<IReadOnlyList<T>, T?> findOld, int status)
    {
        var place = 0;
        IReadOnlyList<Mistake> ownMistakes = [];
        var (_, mistakes) = CheckedChange.Make(org, now =>
        {
            var items = read(now).ToList();
            place = findOld(items) is { } old ? items.IndexOf(old) : items.Count;
            ownMistakes = [.. Check(now, item)];
            return ownMistakes.Count > 0 ? now : write(now, [.. items.Take(place), item, .. items.Skip(place + 1)]);
        });
        return ownMistakes.Count + mistakes.Count == 0
            ? JsonAnswer.Of(DefinitionReader.Write(item), statusCode: status)
            : ControlError.Because([.. ownMistakes, .. mistakes.Select(mistake => SeenFromTheBody(mistake, $"{member}[{place}]"))]);
    }

    /// <summary>Paths inside what was sent begin there; the others are those of the whole definition.</summary>
    private static Mistake SeenFromTheBody(Mistake mistake, string path) =>
        mistake.Path == path ? mistake with { Path = "" }
        : mistake.Path.StartsWith($"{path}.", StringComparison.Ordinal) ? mistake with { Path = mistake.Path[(path.Length + 1)..] }
        : mistake;

    private T? Find(MockOrg org, string name) => read(org.Definition).FirstOrDefault(item => isCalled(item, name));

    private IResult NotFound(string name) => ControlError.NotFound($"'{LogText.Clean(name)}' in {member}");
}
