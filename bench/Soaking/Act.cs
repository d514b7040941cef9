namespace RazorOkta.Bench.Soaking;

/// <summary>Something that people or attackers do, and that judges itself: it throws when something is not as it must be.</summary>
/// <param name="Weight">How often it is done, next to the others.</param>
internal sealed record Act(string Name, int Weight, Func<Scene, Task> RunAsync);
