using System.Reflection;
using RazorOkta.Certify.Running;
using RazorOkta.MockOkta;

namespace RazorOkta.Certify.Checks;

/// <summary>Runs cases one after the other in a web app with <see cref="Probes"/>, and says what its conditions said in each.</summary>
internal static class Reached
{
    public const string Mark = "REACHED ";

    /// <returns>The exit code: always 0.</returns>
    public static async Task<int> RunAsync(MockOktaServer worlds, IReadOnlyList<Trial> trials)
    {
        var said = (HashSet<string>)Assembly.Load("RazorOkta.Web").GetType(Probes.Class, throwOnError: true)!.GetField(Probes.Said)!.GetValue(null)!;
        var runner = new Runner(worlds, keepsEvidence: false);
        foreach (var trial in trials)
        {
            Take();
            var verdict = await runner.TryAsync(trial);
            Console.WriteLine(Mark + Reach.Line(trial.Name, verdict, Take()));
        }

        return 0;

        IReadOnlyList<string> Take()
        {
            lock (said)
            {
                List<string> taken = [.. said];
                said.Clear();
                return taken;
            }
        }
    }
}
