/** Events of F#: who adds a function is told of each trigger. */
export const EVENT = `
new Event<'a> : unit -> Event<'a>
member Event<'a>.Publish : IEvent<'a>
member Event<'a>.Trigger : 'a -> unit
member IEvent<'a>.AddHandler : Handler<'a> -> unit
member IEvent<'a>.RemoveHandler : Handler<'a> -> unit
member IEvent<'a>.Add : ('a -> unit) -> unit
member IEvent<'a>.Subscribe#1 : ('a -> unit) -> IDisposable
member IEvent<'a>.Subscribe#2 : IObserver<'a> -> IDisposable
# Events whose handlers are delegates of a type of their own: Event<'Delegate,'Args> and IEvent<'Delegate,'Args>.
new EventOf<'d,'a> : unit -> EventOf<'d,'a>
member EventOf<'d,'a>.Publish : IEventOf<'d,'a>
member EventOf<'d,'a>.Trigger : obj * 'a -> unit
member IEventOf<'d,'a>.AddHandler : 'd -> unit
member IEventOf<'d,'a>.RemoveHandler : 'd -> unit
Event.add : ('a -> unit) -> IEvent<'a> -> unit
Event.map : ('a -> 'b) -> IEvent<'a> -> IEvent<'b>
Event.filter : ('a -> bool) -> IEvent<'a> -> IEvent<'a>
Event.choose : ('a -> 'b option) -> IEvent<'a> -> IEvent<'b>
Event.partition : ('a -> bool) -> IEvent<'a> -> IEvent<'a> * IEvent<'a>
Event.scan : ('s -> 'a -> 's) -> 's -> IEvent<'a> -> IEvent<'s>
Event.merge : IEvent<'a> -> IEvent<'a> -> IEvent<'a>
Event.pairwise : IEvent<'a> -> IEvent<'a * 'a>
`
