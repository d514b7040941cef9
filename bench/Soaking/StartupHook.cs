using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.IO.Pipes;

/// <summary>
/// Runs inside the web app before its own code (a .NET startup hook: the runtime looks for this very name, in no namespace), and says how much
/// memory is in use. What is measured stays as it is: no package, and no word in the product.
/// </summary>
[SuppressMessage("Design", "CA1050:Declare types in namespaces", Justification = "The runtime's rule.")]
internal static class StartupHook
{
    /// <summary>Environment variable with the name of the pipe on which it is asked.</summary>
    public const string PipeVariable = "RAZOROKTA_BENCH_PIPE";

    /// <summary>Asks for the heap as the last collection has left it.</summary>
    public const byte Look = 1;

    /// <summary>Asks for a full collection first: what remains is in use.</summary>
    public const byte Collect = 2;

    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(PipeVariable) is { Length: > 0 } pipe)
        {
            new Thread(() => Answer(pipe)) { IsBackground = true, Name = "Meter" }.Start();
        }
    }

    private static void Answer(string name)
    {
        using var pipe = new NamedPipeClientStream(".", name, PipeDirection.InOut);
        pipe.Connect();
        using var writer = new StreamWriter(pipe) { AutoFlush = true };
        while (pipe.ReadByte() is >= 0 and var question)
        {
            var bytes = question == Collect ? Live() : GC.GetGCMemoryInfo(GCKind.Any).HeapSizeBytes;
            writer.WriteLine(bytes.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static long Live()
    {
        // Twice: the first lets finalizers run, the second takes what they have let go.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
