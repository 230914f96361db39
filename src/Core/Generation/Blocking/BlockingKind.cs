namespace Optimizer.Core.Generation.Blocking;

/// <summary>How a call waits on its thread.</summary>
internal enum BlockingKind
{
    /// <summary><c>task.Result</c>, which fails with an <c>AggregateException</c>.</summary>
    TaskResult,

    /// <summary><c>task.Wait()</c>, likewise.</summary>
    TaskWait,

    /// <summary><c>task.GetAwaiter().GetResult()</c>, and <c>Result</c> of a <c>ValueTask</c>: fails as <c>await</c> does.</summary>
    GetResult,

    /// <summary><c>Thread.Sleep(time)</c>.</summary>
    Sleep,

    /// <summary>A call of the framework that has an asynchronous twin.</summary>
    Twin,
}
