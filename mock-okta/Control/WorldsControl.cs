using RazorOkta.MockOkta.Http;
using RazorOkta.MockOkta.Org;
using RazorOkta.MockOkta.Worlds;

namespace RazorOkta.MockOkta.Control;

/// <summary>Worlds: isolated orgs in this process, one for each test that asks.</summary>
internal static class WorldsControl
{
    public static IResult List(WorldRegistry worlds) => JsonAnswer.Of(new { worlds = worlds.All.Select(Describe) });

    /// <summary>The new world starts as the root org is defined now, except for the members that <c>definition</c> says otherwise.</summary>
    public static async Task<IResult> CreateAsync(HttpContext http, WorldRegistry worlds)
    {
        var (body, failure) = await ControlBody.ReadAsync(http, "id", "address", "definition");
        if (body is null
            || !ControlBody.TryGet<string>(body, "id", out var id, out failure)
            || !ControlBody.TryGet<string>(body, "address", out var address, out failure))
        {
            return failure!;
        }

        if (id is not null && !World.IsId(id))
        {
            return ControlError.Because($"A world's id has up to 40 lower-case letters, digits and hyphens. Current value: '{id}'.");
        }

        if (address is not (null or "path" or "host"))
        {
            return ControlError.Because($"'address' must be 'path' or 'host'. Current value: '{address}'.");
        }

        var definition = DefinitionPart.Over(worlds.Root.Definition, body["definition"]);
        if (definition.Value is null)
        {
            return ControlError.Because([.. definition.Mistakes.Select(mistake => mistake with { Path = $"definition.{mistake.Path}".TrimEnd('.') })]);
        }

        try
        {
            var world = worlds.Create(definition.Value, id, byHostName: address == "host");
            return JsonAnswer.Of(Describe(world), statusCode: StatusCodes.Status201Created);
        }
        catch (WorldException refused)
        {
            return ControlError.Because(refused.Message, StatusCodes.Status409Conflict);
        }
    }

    public static IResult Drop(string id, WorldRegistry worlds) =>
        worlds.Drop(id) ? Results.NoContent() : ControlError.NotFound($"world '{LogText.Clean(id)}'");

    private static object Describe(World world) => new
    {
        id = world.Id,
        url = world.Org.Url,
        issuer = world.Org.DefaultIssuer,
        control = world.Org.Url + OktaRoutes.Control,
        clients = world.Org.Apps.Select(client => client.ClientId),
        users = world.Org.Users.All.Select(user => user.Login),
    };
}
