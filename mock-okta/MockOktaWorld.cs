using RazorOkta.MockOkta.Org;
using RazorOkta.MockOkta.Worlds;

namespace RazorOkta.MockOkta;

/// <summary>An org of its own inside a running server. Disposing drops it and all that it remembers.</summary>
public sealed class MockOktaWorld : IDisposable
{
    private readonly WorldRegistry _worlds;
    private readonly World _world;

    internal MockOktaWorld(WorldRegistry worlds, World world) => (_worlds, _world) = (worlds, world);

    public MockOrg Org => _world.Org;

    /// <summary>For example <c>http://127.0.0.1:54321/w/k3v9x0aq2m1z</c>, without a trailing slash.</summary>
    public string Url => Org.Url;

    public void Dispose() => _worlds.Drop(_world.Id);
}
