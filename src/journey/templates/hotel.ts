import type { JourneyTemplate } from './template.js';

export const hotel: JourneyTemplate = {
  id: 'hotel',
  title: ['A stay in a hotel', 'Ein Aufenthalt im Hotel', 'الإقامة في فندق'],
  about: ['From choosing a hotel to the way home.', 'Von der Wahl des Hotels bis zur Heimreise.', 'من اختيار الفندق حتى العودة إلى المنزل.'],
  phases: [
    { id: 'plan', name: ['Plan', 'Planen', 'التخطيط'], steps: [
      { id: 'reviews', name: ['Reads reviews', 'Liest Bewertungen', 'يقرأ التقييمات'], channel: 'social' },
      { id: 'book', name: ['Books a room', 'Bucht ein Zimmer', 'يحجز غرفة'], channel: 'web', truth: true, behind: { band: 'support', name: ['Booking system', 'Buchungssystem', 'نظام الحجز'] } },
      { id: 'before', name: ['Gets word before the stay', 'Bekommt vorab Nachricht', 'يتلقى رسالة قبل الإقامة'], channel: 'email' },
    ] },
    { id: 'arrive', name: ['Arrive', 'Ankommen', 'الوصول'], steps: [
      { id: 'find', name: ['Finds the way', 'Findet den Weg', 'يجد الطريق'], channel: 'app' },
      { id: 'check-in', name: ['Checks in', 'Checkt ein', 'يسجل الوصول'], channel: 'desk', truth: true, behind: { band: 'backstage', name: ['Rooms are released', 'Zimmerfreigabe', 'تجهيز الغرف'] } },
      { id: 'room', name: ['Enters the room', 'Betritt das Zimmer', 'يدخل الغرفة'], channel: 'room', truth: true, behind: { band: 'backstage', name: ['Housekeeping', 'Zimmerreinigung', 'خدمة الغرف والنظافة'] } },
    ] },
    { id: 'stay', name: ['Stay', 'Bleiben', 'الإقامة'], steps: [
      { id: 'sleep', name: ['Sleeps', 'Schläft', 'ينام'], channel: 'room' },
      { id: 'breakfast', name: ['Has breakfast', 'Frühstückt', 'يتناول الإفطار'], channel: 'desk', behind: { band: 'backstage', name: ['Kitchen', 'Küche', 'المطبخ'] } },
      { id: 'wish', name: ['Asks for something', 'Hat einen Wunsch', 'يطلب خدمة'], channel: 'phone', truth: true },
    ] },
    { id: 'leave', name: ['Leave', 'Abreisen', 'المغادرة'], steps: [
      { id: 'check-out', name: ['Checks out and pays', 'Checkt aus und bezahlt', 'يسجل المغادرة ويدفع'], channel: 'desk', behind: { band: 'support', name: ['Billing', 'Abrechnung', 'الفوترة'] } },
      { id: 'remember', name: ['Remembers and tells', 'Erinnert sich und erzählt', 'يتذكر ويحكي'], channel: 'social', ends: true },
    ] },
  ],
};
