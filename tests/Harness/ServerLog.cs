using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace RazorOkta.Harness;

/// <summary>Everything that one server has logged, at any level: to be searched for secrets, and kept as evidence.</summary>
public sealed class ServerLog : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly ConcurrentDictionary<TaskCompletionSource<string>, string> _awaited = new();

    public IReadOnlyList<string> Lines => [.. _lines];

    public string Text => string.Join(Environment.NewLine, _lines);

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, Add);

    public void Dispose() { }

    /// <summary>The first line that has the text, written already or to come: for what happens in the background.</summary>
    public Task<string> WaitForAsync(string text)
    {
        var found = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        _awaited[found] = text;
        if (_lines.FirstOrDefault(line => line.Contains(text, StringComparison.Ordinal)) is { } line)
        {
            found.TrySetResult(line);
        }

        return found.Task.WaitAsync(TimeSpan.FromSeconds(20));
    }

    private void Add(string line)
    {
        _lines.Enqueue(line);
        foreach (var (found, _) in _awaited.Where(awaited => line.Contains(awaited.Value, StringComparison.Ordinal)))
        {
            found.TrySetResult(line);
        }
    }

    private sealed class Logger(string category, Action<string> add) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            add($"{logLevel} {category}[{eventId.Id}] {formatter(state, exception)}{(exception is null ? "" : Environment.NewLine + exception)}");
    }
}
