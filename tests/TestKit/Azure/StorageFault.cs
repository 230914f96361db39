namespace Optimizer.TestKit.Azure;

/// <summary>What a network or a service in trouble does to one request.</summary>
public enum StorageFault
{
    None,

    /// <summary>The connection breaks before the service sees the request.</summary>
    LostRequest,

    /// <summary>The service carries the request out; the connection breaks before its answer arrives.</summary>
    LostAnswer,

    /// <summary>Answered late.</summary>
    Delay,

    /// <summary>Answered with 500, not carried out.</summary>
    Error500,

    /// <summary>Carried out, and answered with 500 all the same.</summary>
    Error500AfterAll,

    /// <summary>Answered with 503, not carried out.</summary>
    Busy503,

    /// <summary>Answered with 412, not carried out.</summary>
    Refused412,
}
